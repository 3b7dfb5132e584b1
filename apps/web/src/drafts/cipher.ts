/** Encrypts and decrypts what lies in the browser's storage. */
export interface Cipher {
  /** Tells whose storage it is without telling who: a fingerprint of the key. */
  readonly owner: string;
  seal(plain: string): Promise<string>;
  /** Undefined when the text is damaged or of another key. */
  open(sealed: string): Promise<string | undefined>;
}

const IV_BYTES = 12;
const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const chunkedBase64 = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3 * 8_192)
    pieces.push(toBase64(bytes.subarray(at, at + 3 * 8_192)));
  return pieces.join('');
};

/**
 * AES-GCM with the person's key from the login. Undefined on a page without https, where browsers have no encryption: then
 * drafts live in memory only, because patient data never lies readable on a disk.
 * @param draftKey base64, 32 bytes
 */
export const createCipher = async (draftKey: string): Promise<Cipher | undefined> => {
  if (!('subtle' in crypto)) return undefined;
  const raw = fromBase64(draftKey);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
  return {
    owner: [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    seal: async (plain) => {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(plain));
      return `${toBase64(iv)}.${chunkedBase64(new Uint8Array(body))}`;
    },
    open: async (sealed) => {
      const [iv, body] = sealed.split('.');
      if (iv === undefined || body === undefined) return undefined;
      return crypto.subtle
        .decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, key, fromBase64(body))
        .then((plain) => new TextDecoder().decode(plain))
        .catch(() => undefined);
    },
  };
};
