import { isFrameworkTalk, isWorry, readableLine } from './readable-line.mjs';

const COLOURS = [36, 32, 33, 35, 34, 96, 92, 93, 95, 94];
const DIM = 2;
const RED = 31;

/**
 * Shows what processes do and write: a column with the name, one line at a time. While something is waited for, a
 * terminal has a last line that says for what and how long; where there is no terminal, each ready process is a line.
 * @param {string[]} names of the processes, for the width of the column
 * @param {{ isTTY?: boolean, write: (text: string) => unknown }} out
 */
export const terminalReporter = (names, out) => {
  const width = Math.max(...names.map((name) => name.length));
  const waiting = new Set(names);
  const startedAt = Date.now();
  const paint = (/** @type {string} */ text, /** @type {number} */ colour) =>
    out.isTTY ? `\u001b[${colour}m${text}\u001b[0m` : text;
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  const clear = () => out.isTTY && out.write('\r\u001b[K');
  const progress = () => {
    if (out.isTTY && waiting.size > 0) {
      out.write(
        `\r\u001b[K${paint(`Starting (${seconds()} s), waiting for: ${[...waiting].join(', ')}`, DIM)}`,
      );
    }
  };
  /** @param {string} name @param {string} text @param {number} [colour] */
  const print = (name, text, colour) => {
    clear();
    const column = paint(
      name.padEnd(width),
      COLOURS[Math.max(names.indexOf(name), 0) % COLOURS.length] ?? DIM,
    );
    out.write(`${column} ${paint('|', DIM)} ${colour ? paint(text, colour) : text}\n`);
    progress();
  };
  const ticking = setInterval(progress, 250);
  ticking.unref();
  return {
    /**
     * While a process starts, that it does not reach the others yet is no news; what ends it is.
     * @param {string} name @param {string} line
     */
    line: (name, line) => {
      if (isFrameworkTalk(line) || (waiting.has(name) && isWorry(line))) return;
      readableLine(line).forEach((text) => print(name, text));
    },
    started: () => undefined,
    /** @param {string} name */
    ready: (name) => {
      const first = waiting.delete(name);
      print(name, first ? `ready after ${seconds()} s` : 'ready again', DIM);
      if (waiting.size === 0) clearInterval(ticking);
    },
    /** @param {string} name @param {string} how @param {number} pauseMs */
    died: (name, how, pauseMs) =>
      print(name, `ended unexpectedly (${how}); starts again in ${pauseMs / 1000} s`, RED),
    /** Ends the line about waiting, also when something is still waited for. */
    quiet: () => {
      waiting.clear();
      clearInterval(ticking);
      clear();
    },
  };
};
