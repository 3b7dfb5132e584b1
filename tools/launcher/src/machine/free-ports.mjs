import { createServer } from 'node:net';
import { PlainError } from '../plain-error.mjs';

/** @param {number} port @param {string} host @returns {Promise<import('node:net').Server>} */
const listen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });

/** @param {import('node:net').Server} server */
const portOf = (server) => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
};

/**
 * Different free ports on the loopback interface. All are held at once before any is let go, so they never collide
 * with each other.
 * @param {number} count
 */
export const freePorts = async (count) => {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0, '127.0.0.1')));
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
};

/**
 * @param {number} port of the web app
 * @throws PlainError when somebody listens on it, on IPv4 or IPv6 loopback
 */
export const checkPort = async (port) => {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      const server = await listen(port, host);
      await new Promise((resolve) => server.close(resolve));
    } catch (error) {
      const { code } = /** @type {NodeJS.ErrnoException} */ (error);
      if (code === 'EADDRINUSE') throw new PlainError(inUse(port), { cause: error });
      if (host === '127.0.0.1') throw error;
    }
  }
};

/** @param {number} port */
const inUse = (port) =>
  `Port ${port} is in use by another program. Stop it, or choose another port: npm start -- --port ${port + 1}`;
