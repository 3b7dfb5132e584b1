import type { EventPublisher } from '@om/messaging';
import type { OutboxEntry } from './aggregate.js';
import type { RowStore } from './row-store.js';

/** Ids of the entries that have been carried out, and what stopped the others. */
export interface Delivery {
  delivered: string[];
  errors: unknown[];
}

/** Copies the rows among the entries of one document. Never rejects. */
export const copyRows = async (entries: readonly OutboxEntry[], rows: RowStore): Promise<Delivery> => {
  const copies = entries.flatMap((entry) => (entry.kind === 'event' ? [] : [copyRow(entry, rows)]));
  return (await Promise.all(copies)).reduce(merge, { delivered: [], errors: [] });
};

const merge = (one: Delivery, other: Delivery): Delivery => ({
  delivered: [...one.delivered, ...other.delivered],
  errors: [...one.errors, ...other.errors],
});

/**
 * Publishes the events among the entries of one document, one at a time: an event must not overtake the one before it that
 * was not confirmed. Never rejects.
 */
export const publishInOrder = async (
  entries: readonly OutboxEntry[],
  publisher: EventPublisher,
): Promise<Delivery> => {
  const delivered: string[] = [];
  try {
    for (const entry of entries) {
      if (entry.kind !== 'event') continue;
      await publisher.publish(entry.envelope);
      delivered.push(entry.id);
    }
    return { delivered, errors: [] };
  } catch (error) {
    return { delivered, errors: [error] };
  }
};

const copyRow = async (entry: Exclude<OutboxEntry, { kind: 'event' }>, rows: RowStore): Promise<Delivery> => {
  try {
    await (entry.kind === 'audit' ? rows.copyAudit(entry.row) : rows.copyHistory(entry.row));
    return { delivered: [entry.id], errors: [] };
  } catch (error) {
    return { delivered: [], errors: [error] };
  }
};
