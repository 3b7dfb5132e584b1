const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Aborted by the first Ctrl-C, SIGTERM or closed terminal, which from now on do not end this process by themselves:
 * whoever asks for this promises to stop what was started and then to end.
 * @returns {AbortSignal}
 */
export const interruption = () => {
  const controller = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => controller.abort());
  return controller.signal;
};

/**
 * Gives a child every interruption of ours, instead of ending without it. A Ctrl-C in a terminal reaches both by itself; a signal
 * to `npm run` alone reaches only us.
 * @param {import('node:child_process').ChildProcess} child
 */
export const passOn = (child) => {
  /** @param {NodeJS.Signals} signal */
  const tell = (signal) => void child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, tell);
  const stop = () => {
    for (const signal of SIGNALS) process.off(signal, tell);
  };
  child.once('error', stop);
  child.once('close', stop);
};
