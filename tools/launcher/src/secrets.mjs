import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptSecret } from './kept-secret.mjs';

/**
 * What the processes of one installation must agree on and nobody else may know. Made at the first start and kept, so
 * that logins survive a restart.
 * @typedef {object} Secrets
 * @property {Record<string, { signingKey: string, publicKey: string }>} principals an Ed25519 pair per service (PKCS #8 and SPKI DER, base64)
 * @property {string} sessionKey 32 bytes, base64
 * @property {{ staff: string, patient: string }} clients OpenID Connect client secrets
 */

/** A fresh Ed25519 pair in the form the environment carries. */
export const keyPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    signingKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
};

/**
 * The secrets of the installation in `dataDir`.
 * @param {string} dataDir
 * @param {readonly string[]} services who signs
 * @returns {Secrets}
 */
export const secretsOf = (dataDir, services) => {
  const make = () =>
    JSON.stringify({
      principals: Object.fromEntries(services.map((name) => [name, keyPair()])),
      sessionKey: randomBytes(32).toString('base64'),
      clients: { staff: randomBytes(24).toString('hex'), patient: randomBytes(24).toString('hex') },
    });
  return JSON.parse(keptSecret(join(dataDir, 'secrets.json'), 0o600, make));
};
