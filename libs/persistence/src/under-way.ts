import type { OutboxEntry } from './aggregate.js';

/** Outbox entries by their document that are being carried out, or have been and are about to be removed. */
export class UnderWay {
  private readonly byDocument = new Map<string, Set<string>>();

  /** Whether an entry of a document is under way. */
  has(document: string, { id }: OutboxEntry): boolean {
    return this.byDocument.get(document)?.has(id) ?? false;
  }

  /** The ids of a document's entries that are under way now; does not change with what comes. */
  of(document: string): ReadonlySet<string> {
    return new Set(this.byDocument.get(document));
  }

  add(document: string, entries: readonly OutboxEntry[]): void {
    const ids = this.byDocument.get(document) ?? new Set();
    for (const { id } of entries) ids.add(id);
    this.byDocument.set(document, ids);
  }

  /** They are removed from their document, or left to a later delivery. */
  remove(document: string, entries: readonly OutboxEntry[]): void {
    const ids = this.byDocument.get(document);
    for (const { id } of entries) ids?.delete(id);
    if (ids?.size === 0) this.byDocument.delete(document);
  }
}
