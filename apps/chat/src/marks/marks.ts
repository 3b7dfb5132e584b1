import type { Marks, Side } from '@om/contracts';

/** Nobody has seen anything. */
export const NO_MARKS: Marks = { patient: { delivered: 0, read: 0 }, care: { delivered: 0, read: 0 } };

/** How far a browser says it has come. */
export interface Seen {
  readonly delivered?: number | undefined;
  readonly read?: number | undefined;
}

/**
 * Marks after one side has come further. They never go back, never past the last entry there is (or a message not yet
 * written would be born read), and what is read has been delivered.
 * @param last highest `seq` of the conversation
 */
export const moved = (marks: Marks, side: Side, seen: Seen, last: number, now: Date): Marks => {
  const before = marks[side];
  const read = Math.max(before.read, Math.min(seen.read ?? 0, last));
  const delivered = Math.max(before.delivered, Math.min(seen.delivered ?? 0, last), read);
  const readAt = read > before.read ? now.toISOString() : before.readAt;
  return { ...marks, [side]: { delivered, read, ...(readAt === undefined ? {} : { readAt }) } };
};

/** Whether both show the same. */
export const sameMarks = (a: Marks, b: Marks): boolean =>
  (['patient', 'care'] as const).every(
    (side) => a[side].delivered === b[side].delivered && a[side].read === b[side].read,
  );
