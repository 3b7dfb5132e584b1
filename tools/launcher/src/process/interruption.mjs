/**
 * Aborted by the first Ctrl-C, SIGTERM or closed terminal, which from now on do not end this process by themselves:
 * whoever asks for this promises to stop what was started and then to end.
 * @returns {AbortSignal}
 */
export const interruption = () => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => controller.abort());
  return controller.signal;
};
