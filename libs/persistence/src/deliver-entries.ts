import type { EventPublisher } from '@om/messaging';
import type { OutboxEntry } from './aggregate.js';
import type { RowStore } from './row-store.js';

/** Ids of the entries that have been carried out, and what stopped the others. */
export interface Delivery {
  delivered: string[];
  errors: unknown[];
}

/** Carries out the entries of one document: its events in order, its rows beside them. Never rejects. */
export const deliverEntries = async (
  entries: readonly OutboxEntry[],
  publisher: EventPublisher,
  rows: RowStore,
): Promise<Delivery> => {
  const [events, ...copies] = await Promise.all([
    publishInOrder(entries, publisher),
    ...entries.flatMap((entry) => (entry.kind === 'event' ? [] : [copyRow(entry, rows)])),
  ]);
  return copies.reduce(merge, events);
};

const merge = (one: Delivery, other: Delivery): Delivery => ({
  delivered: [...one.delivered, ...other.delivered],
  errors: [...one.errors, ...other.errors],
});

/** One at a time: an event must not overtake the one before it that was not confirmed. */
const publishInOrder = async (
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
    await (entry.kind === 'audit' ? rows.saveAudit(entry.row) : rows.saveHistory(entry.row));
    return { delivered: [entry.id], errors: [] };
  } catch (error) {
    return { delivered: [], errors: [error] };
  }
};
