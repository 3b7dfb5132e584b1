/** A connection or channel of amqplib. */
interface Closable {
  close(): Promise<void>;
  once(event: 'close', listener: () => void): unknown;
}

/**
 * Closes a connection or channel. amqplib 2.3.1 leaves the promise of `close()` pending for ever when the socket is lost
 * before the broker has agreed (`toClosing` in its connection.js); the `close` event comes in both cases.
 */
export const closeSurely = (closable: Closable): Promise<void> =>
  new Promise((resolve, reject) => {
    closable.once('close', resolve);
    closable.close().then(resolve, reject);
  });
