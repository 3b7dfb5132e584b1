import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const keySet = z.object({
  /** Signs ID tokens: RSA, because RS256 is what every client takes without being told. */
  signing: z.looseObject({ kty: z.literal('RSA'), kid: z.string() }),
  /** Signs the provider's own short-lived cookies. */
  cookie: z.string().min(1),
});
export type OidcKeys = z.output<typeof keySet>;

const RSA_BITS = 2048;

const makeKeys = (): OidcKeys => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: RSA_BITS });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kty: 'RSA' as const };
  return {
    signing: { ...jwk, kid: randomBytes(8).toString('hex'), use: 'sig', alg: 'RS256' },
    cookie: randomBytes(32).toString('base64'),
  };
};

/** The keys in `dataDir`, made at the first start: a client that has fetched them can go on after a restart. */
export const keptKeys = (dataDir: string): OidcKeys => {
  const file = join(dataDir, 'keys.json');
  if (existsSync(file)) return keySet.parse(JSON.parse(readFileSync(file, 'utf8')));
  const keys = makeKeys();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
};
