import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A fresh Ed25519 pair in the form the environment carries (`PRINCIPAL_SIGNING_KEY`, `PRINCIPAL_PUBLIC_KEYS`). */
export const generatePrincipalKeys = (): { signingKey: string; publicKey: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    signingKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
};

/** Reads a private key as {@link generatePrincipalKeys} writes it. */
export const privateKeyFrom = (base64: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });

/** Reads a public key as {@link generatePrincipalKeys} writes it. */
export const publicKeyFrom = (base64: string): KeyObject =>
  createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
