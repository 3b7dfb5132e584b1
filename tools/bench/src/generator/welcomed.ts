import type { WebSocket } from 'ws';

/** How long the other end may take to say welcome, milliseconds; a process that is ended at that moment never does. */
const WITHIN_MS = 10_000;
const WELCOME = '{"type":"welcome"';

/** Resolves when the other end has said welcome. @throws Error when the socket closes before, or nothing is said in time */
export const welcomed = async (socket: WebSocket): Promise<WebSocket> => {
  socket.on('error', () => undefined);
  const late = setTimeout(() => {
    socket.terminate();
  }, WITHIN_MS);
  try {
    return await saidBy(socket);
  } finally {
    clearTimeout(late);
  }
};

const saidBy = (socket: WebSocket): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const hear = (data: Buffer): void => {
      if (!data.toString('latin1', 0, WELCOME.length).startsWith(WELCOME)) return;
      socket.off('message', hear);
      resolve(socket);
    };
    socket.on('message', hear);
    socket.once('close', (code) => {
      reject(new Error(`a socket was closed with ${String(code)}`));
    });
  });
