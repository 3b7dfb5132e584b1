/**
 * A part of the proof. `run` writes as it goes and answers an exit code. `beside` instead begins with the first stage and keeps its
 * output, which is written in its turn.
 * @typedef {{ title: string, run: () => Promise<number> } | { title: string, beside: () => Promise<{ code: number, output: string }> }} Stage
 */

/**
 * Runs one stage after the other, whatever became of those before.
 * @param {readonly Stage[]} stages
 * @param {AbortSignal} interrupted
 * @param {(text: string) => void} [write]
 * @returns {Promise<{ allGood: boolean, lines: string[] } | undefined>} a line for each stage; undefined when it was interrupted
 */
export const runStages = async (stages, interrupted, write = (text) => void process.stdout.write(text)) => {
  /** @type {Map<Stage, ReturnType<typeof timed>>} */
  const begun = new Map();
  for (const stage of stages) if ('beside' in stage) begun.set(stage, timed(stage.beside));
  /** @type {string[]} */
  const lines = [];
  let allGood = true;
  for (const stage of stages) {
    if (interrupted.aborted) return undefined;
    write(`\n=== ${stage.title}\n`);
    const { code, output, seconds } = await (begun.get(stage) ?? timed(() => runLoudly(stage)));
    write(output);
    allGood &&= code === 0;
    const note = begun.has(stage) ? ', beside the stages before it' : '';
    lines.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${stage.title} (${Math.round(seconds)} s${note})`);
  }
  return { allGood, lines };
};

/** @param {Stage} stage */
const runLoudly = async (stage) => ({ code: 'run' in stage ? await stage.run() : 1, output: '' });

/** A stage that cannot even begin has failed, and says why. @param {() => Promise<{ code: number, output: string }>} run */
const timed = async (run) => {
  const startedAt = Date.now();
  /** @param {{ code: number, output: string }} ended */
  const after = (ended) => ({ ...ended, seconds: (Date.now() - startedAt) / 1000 });
  try {
    return after(await run());
  } catch (error) {
    return after({ code: 1, output: `${error instanceof Error ? error.message : String(error)}\n` });
  }
};
