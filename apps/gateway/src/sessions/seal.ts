import { createHash, hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt, type JWTDecryptGetKey } from 'jose';
import type { z } from 'zod';

const KEY_BYTES = 32;
const HEADER = { alg: 'dir', enc: 'A256GCM' } as const;

/**
 * Encrypts what a cookie holds (JWE, RFC 7516), so that any gateway can read it and no browser can. Each purpose has its own
 * key, so a cookie of one kind can never pass for another.
 */
export class Seal {
  private readonly keys: ReadonlyMap<string, Uint8Array>;
  private readonly first: string;

  /** @param roots SESSION_KEY: the first encrypts, all decrypt; @param purpose what the cookie is for */
  constructor(roots: readonly Buffer[], purpose: string) {
    const pairs = roots.map((root) => [keyId(root), derive(root, purpose)] as const);
    if (!pairs[0]) throw new Error('A seal needs a key');
    this.first = pairs[0][0];
    this.keys = new Map(pairs);
  }

  /** Encrypts `claims` until `expiresAt`. */
  async close(claims: Record<string, unknown>, expiresAt: Date): Promise<string> {
    return new EncryptJWT(claims)
      .setProtectedHeader({ ...HEADER, kid: this.first })
      .setExpirationTime(expiresAt)
      .encrypt(this.keyOf(this.first));
  }

  /** What was encrypted, or undefined when it is not ours, changed, too old, or of another shape. */
  async open<S extends z.ZodType>(token: string, schema: S, now: Date): Promise<z.output<S> | undefined> {
    const getKey: JWTDecryptGetKey = ({ kid }) => this.keyOf(kid ?? '');
    try {
      const { payload } = await jwtDecrypt(token, getKey, {
        currentDate: now,
        keyManagementAlgorithms: [HEADER.alg],
        contentEncryptionAlgorithms: [HEADER.enc],
      });
      return schema.safeParse(payload).data;
    } catch {
      return undefined;
    }
  }

  private keyOf(kid: string): Uint8Array {
    const key = this.keys.get(kid);
    if (!key) throw new Error('No such key');
    return key;
  }
}

/** Names a key without telling anything about it. */
const keyId = (root: Buffer): string =>
  createHash('sha256').update('kid').update(root).digest('hex').slice(0, 8);

const derive = (root: Buffer, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, '', `oppen-mottagning/${purpose}`, KEY_BYTES));
