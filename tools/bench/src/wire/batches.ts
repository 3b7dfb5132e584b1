/** Writes that come while one is under way go together after it, as in libs/persistence. */
export const batches = <T>(write: (items: T[]) => Promise<unknown>): ((item: T) => Promise<void>) => {
  let waiting: { item: T; done: () => void; failed: (error: unknown) => void }[] = [];
  let busy = false;
  const drain = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await write(batch.map(({ item }) => item)).then(
        () => {
          batch.forEach(({ done }) => {
            done();
          });
        },
        (error: unknown) => {
          batch.forEach(({ failed }) => {
            failed(error);
          });
        },
      );
    }
    busy = false;
  };
  return (item) =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed });
      if (!busy) void drain();
    });
};
