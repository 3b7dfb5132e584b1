import { existsSync } from 'node:fs';
import { findRabbitMq } from '../broker/installation.mjs';
import { PlainError } from '../plain-error.mjs';
import { aptAccess, aptInstall } from './apt.mjs';

/**
 * A program that no npm package brings.
 * @typedef {object} Needed
 * @property {string} title how it is called to the user
 * @property {string} purpose
 * @property {string} debian its Debian package
 * @property {string} elsewhere what to run where there is no apt-get
 * @property {string[]} services units its package would start, which we keep from starting
 */

/** @type {{ rabbitMq: Needed, chromium: Needed }} */
export const NEEDED = {
  rabbitMq: {
    title: 'RabbitMQ',
    purpose: 'the message broker',
    debian: 'rabbitmq-server',
    elsewhere: 'brew install rabbitmq',
    services: ['rabbitmq-server.service', 'epmd.socket', 'epmd.service'],
  },
  chromium: {
    title: 'Chromium',
    purpose: 'the browser of the tests',
    debian: 'chromium',
    elsewhere: 'brew install --cask chromium',
    services: [],
  },
};

const BROWSERS = ['/usr/bin/chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * The one line about a missing program.
 * @param {Needed} needed
 * @param {'root' | 'sudo' | 'none'} access
 */
export const missingLine = ({ title, purpose, debian, elsewhere }, access) => {
  const missing = `${title} (${purpose}) is missing`;
  if (access === 'root') return `${missing}: installing it with apt-get install ${debian} ...`;
  const command = access === 'sudo' ? `sudo apt-get install ${debian}` : elsewhere;
  return `${missing}. Run this once, then try again: ${command}`;
};

/**
 * The program, installed first when it is missing and we may.
 * @template T
 * @param {Needed} needed
 * @param {() => T | undefined} find
 * @returns {T}
 * @throws PlainError with the command to run when it cannot be installed from here
 */
const ensure = (needed, find) => {
  const found = find();
  if (found) return found;
  const access = aptAccess();
  if (access !== 'root') throw new PlainError(missingLine(needed, access));
  console.log(missingLine(needed, access));
  const failed = aptInstall(needed.debian, needed);
  const installed = find();
  if (failed || !installed) {
    throw new PlainError(
      `apt-get install ${needed.debian} failed: ${failed ?? 'it did not bring the program'}`,
    );
  }
  return installed;
};

/** RabbitMQ as installed on this machine; only programs that `npm start` cannot do without are installed. */
export const ensureRabbitMq = () => ensure(NEEDED.rabbitMq, () => findRabbitMq());

/** The browser for the tests: its absolute path. */
export const ensureChromium = () => ensure(NEEDED.chromium, () => BROWSERS.find((file) => existsSync(file)));
