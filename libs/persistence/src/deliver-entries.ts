import type { EventPublisher } from '@om/messaging';
import type { OutboxEntry } from './aggregate.js';
import type { RowStore } from './row-store.js';

/** Ids of the entries that have been carried out, and what stopped the others. */
export interface Delivery {
  delivered: string[];
  errors: unknown[];
}

/** Copies the rows among entries whose events are sent. Never rejects. */
export const copyRows = async (entries: readonly OutboxEntry[], rows: RowStore): Promise<Delivery> => {
  const copies = await Promise.all(entries.map((entry) => copyRow(entry, rows)));
  return {
    delivered: copies.flatMap(({ delivered }) => delivered),
    errors: copies.flatMap(({ errors }) => errors),
  };
};

/**
 * Publishes the events among the entries of one document, one at a time: an event must not overtake the one before it that
 * was not confirmed. Never rejects.
 * @returns `unsent`: the event that failed and those behind it; `sent`: the other events, and all rows
 */
export const publishInOrder = async (
  entries: readonly OutboxEntry[],
  publisher: EventPublisher,
): Promise<{ sent: OutboxEntry[]; unsent: OutboxEntry[]; errors: unknown[] }> => {
  const events = entries.filter((entry) => entry.kind === 'event');
  const rows = entries.filter((entry) => entry.kind !== 'event');
  let count = 0;
  try {
    for (const { envelope } of events) {
      await publisher.publish(envelope);
      count += 1;
    }
    return { sent: [...events, ...rows], unsent: [], errors: [] };
  } catch (error) {
    return { sent: [...events.slice(0, count), ...rows], unsent: events.slice(count), errors: [error] };
  }
};

const copyRow = async (entry: OutboxEntry, rows: RowStore): Promise<Delivery> => {
  try {
    if (entry.kind === 'audit') await rows.copyAudit(entry.row);
    else if (entry.kind === 'history') await rows.copyHistory(entry.row);
    return { delivered: [entry.id], errors: [] };
  } catch (error) {
    return { delivered: [], errors: [error] };
  }
};
