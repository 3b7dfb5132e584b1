import { get } from 'node:http';
import { connect } from 'node:net';

/** Protocol header of AMQP 0-9-1: a broker that serves answers it with a Start method. */
const AMQP_HEADER = Buffer.from([0x41, 0x4d, 0x51, 0x50, 0, 0, 9, 1]);
const ANSWER_WITHIN_MS = 1000;

/**
 * One connection attempt: true when it opens and, if `hello` is sent, an answer comes back.
 * @param {number} port
 * @param {Buffer} [hello]
 * @returns {Promise<boolean>}
 */
const reach = (port, hello) =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    /** @param {boolean} answer */
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(ANSWER_WITHIN_MS, () => end(false));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
    socket.once('connect', () => (hello ? socket.write(hello) : end(true)));
    socket.once('data', () => end(true));
  });

/** Somebody accepts connections on the port. @param {number} port */
export const answersTcp = (port) => () => reach(port);

/** A broker answers the AMQP greeting on the port. @param {number} port */
export const answersAmqp = (port) => () => reach(port, AMQP_HEADER);

/** The address answers 200. @param {string} url @returns {() => Promise<boolean>} */
export const answersHttp = (url) => () =>
  new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: ANSWER_WITHIN_MS }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
