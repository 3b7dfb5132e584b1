/**
 * A part of the proof. `run` writes as it goes and answers an exit code. `beside` instead goes on beside those of its group and keeps
 * its output, which is written in its turn.
 * @typedef {{ title: string, run: () => Promise<number> } | { title: string, beside: () => Promise<Ended> }} Stage
 */

/** @typedef {{ code: number, output: string }} Ended */
/** @typedef {Ended & { seconds: number }} Timed */

/**
 * Runs one group after the other, whatever became of those before. In a group one stage goes after the other; those `beside` begin
 * with the group and go after each other, too, so that never more than two stages run.
 * @param {readonly (readonly Stage[])[]} groups
 * @param {AbortSignal} interrupted
 * @param {(text: string) => void} [write]
 * @returns {Promise<{ allGood: boolean, lines: string[] } | undefined>} a line for each stage; undefined when it was interrupted
 */
export const runStages = async (groups, interrupted, write = (text) => void process.stdout.write(text)) => {
  /** @type {string[]} */
  const lines = [];
  let allGood = true;
  for (const group of groups) {
    const begun = beginBeside(interrupted.aborted ? [] : group, interrupted);
    for (const stage of group) {
      if (interrupted.aborted) return undefined;
      write(`\n=== ${stage.title}\n`);
      const { code, output, seconds } = await (begun.get(stage) ?? timed(() => runLoudly(stage)));
      write(output);
      allGood &&= code === 0;
      const note = begun.has(stage) ? ', beside the stages before it' : '';
      lines.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${stage.title} (${Math.round(seconds)} s${note})`);
    }
  }
  return { allGood, lines };
};

/** @param {readonly Stage[]} group @param {AbortSignal} interrupted */
const beginBeside = (group, interrupted) => {
  /** @type {Map<Stage, Promise<Timed>>} */
  const begun = new Map();
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();
  for (const stage of group) {
    if (!('beside' in stage)) continue;
    const next = before.then(() => timed(interrupted.aborted ? notBegun : stage.beside));
    begun.set(stage, next);
    before = next;
  }
  return begun;
};

const notBegun = async () => ({ code: 1, output: '' });

/** @param {Stage} stage */
const runLoudly = async (stage) => ({ code: 'run' in stage ? await stage.run() : 1, output: '' });

/** A stage that cannot even begin has failed, and says why. @param {() => Promise<Ended>} run @returns {Promise<Timed>} */
const timed = async (run) => {
  const startedAt = Date.now();
  /** @param {Ended} ended */
  const after = (ended) => ({ ...ended, seconds: (Date.now() - startedAt) / 1000 });
  try {
    return after(await run());
  } catch (error) {
    return after({ code: 1, output: `${error instanceof Error ? error.message : String(error)}\n` });
  }
};
