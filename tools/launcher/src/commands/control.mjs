import { createServer } from 'node:http';

/**
 * A way for tests in another process to take single processes of their own system down and up again: `POST /down/chat`,
 * `POST /up/chat`, answered with 204 when it is so. On the loopback interface, for as long as the work lasts.
 * @template T
 * @param {Pick<import('../system.mjs').System, 'down' | 'up'>} system
 * @param {(controlUrl: string) => Promise<T>} work
 * @returns {Promise<T>} what the work answered
 */
export const controlled = async (system, work) => {
  const server = createServer((request, response) => {
    obey(system, request).then(
      () => response.writeHead(204).end(),
      (error) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  try {
    return await work(`http://127.0.0.1:${address.port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

/**
 * @param {Pick<import('../system.mjs').System, 'down' | 'up'>} system
 * @param {import('node:http').IncomingMessage} request
 */
const obey = async (system, { method, url = '' }) => {
  const [, order, name = ''] = url.split('/');
  if (method !== 'POST' || (order !== 'down' && order !== 'up'))
    throw new Error('POST /down/<name> or /up/<name>');
  await system[order](name);
};
