import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A random secret that is made once and then kept in a file only its owner can read.
 * @param {string} file
 * @param {number} [mode]
 * @param {() => string} [make]
 */
export const keptSecret = (file, mode = 0o600, make = () => randomBytes(24).toString('hex')) => {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const secret = make();
  writeFileSync(file, secret, { mode });
  chmodSync(file, mode);
  return secret;
};
