import { Listeners } from '../connection/listeners.js';
import type { Cipher } from './cipher.js';
import { keysOf, STORED, withLifetime, type TextStorage } from './lifetime.js';

/** Keys that begin so are how a person wants to work, not what they have typed. */
const SETTING = 'setting:';

/**
 * Everything a person has typed and not yet sent, kept per person and encrypted: survives reload and restart, is the same in
 * all windows, and is gone at logout. Reads are from memory; writes go to storage one at a time, the latest wins.
 */
export class DraftStore {
  readonly changes = new Listeners<string>();
  private readonly values = new Map<string, string>();
  private readonly writing = new Map<string, Promise<void>>();

  private constructor(
    private readonly storage: TextStorage,
    private readonly cipher: Cipher | undefined,
    private readonly now: () => number,
  ) {}

  /** Opens the person's drafts; those of other keys stay closed. */
  static async open(
    storage: TextStorage,
    cipher: Cipher | undefined,
    now: () => number = Date.now,
  ): Promise<DraftStore> {
    const store = new DraftStore(storage, cipher, now);
    if (cipher) {
      const prefix = store.prefix();
      await Promise.all(keysOf(storage, prefix).map((key) => store.reload(key.slice(prefix.length))));
    }
    return store;
  }

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  /** Keys that begin with `prefix`, in order. */
  keys(prefix: string): string[] {
    return [...this.values.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  /** An empty text removes the draft. */
  set(key: string, value: string): void {
    if (this.values.get(key) === value) return;
    if (value === '') this.values.delete(key);
    else this.values.set(key, value);
    this.changes.tell(key);
    this.persist(key);
  }

  remove(key: string): void {
    this.set(key, '');
  }

  /** Logout: forgets everything this person has typed, in memory and in storage. Their settings stay, sealed. */
  async clear(): Promise<void> {
    for (const key of this.values.keys()) if (!key.startsWith(SETTING)) this.values.delete(key);
    await this.settled();
    if (!this.cipher) return;
    for (const key of keysOf(this.storage, this.prefix()))
      if (!key.startsWith(this.prefix() + SETTING)) this.storage.removeItem(key);
  }

  /** Takes over what another window of the same person has written. Called on the browser's `storage` event. */
  async onStorage(storageKey: string | null): Promise<void> {
    if (!this.cipher || storageKey?.startsWith(this.prefix()) !== true) return;
    const key = storageKey.slice(this.prefix().length);
    await this.reload(key);
    this.changes.tell(key);
  }

  /** Resolves when everything typed so far lies in storage. */
  async settled(): Promise<void> {
    await Promise.all(this.writing.values());
  }

  private prefix(): string {
    return `${STORED}${this.cipher?.owner ?? ''}.`;
  }

  private persist(key: string): void {
    if (!this.cipher || this.writing.has(key)) return;
    this.writing.set(
      key,
      this.write(key, this.cipher).finally(() => this.writing.delete(key)),
    );
  }

  private async write(key: string, cipher: Cipher): Promise<void> {
    let written: string | undefined;
    do {
      written = this.values.get(key);
      const sealed = written === undefined ? undefined : await cipher.seal(written);
      this.put(key, sealed);
    } while (written !== this.values.get(key));
  }

  private put(key: string, sealed: string | undefined): void {
    try {
      if (sealed === undefined) this.storage.removeItem(this.prefix() + key);
      else this.storage.setItem(this.prefix() + key, withLifetime(key, sealed, this.now()));
    } catch {
      // A full storage must not stop the person from writing: the text stays in memory and on the screen.
    }
  }

  private async reload(key: string): Promise<void> {
    const sealed = this.storage.getItem(this.prefix() + key);
    const plain = sealed === null ? undefined : await this.cipher?.open(sealed);
    if (plain === undefined) this.values.delete(key);
    else this.values.set(key, plain);
  }
}
