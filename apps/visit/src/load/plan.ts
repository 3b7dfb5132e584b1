/** How far a made-up visit has come. */
export type Stage = 'waiting' | 'scheduled' | 'claimed' | 'ongoing' | 'async' | 'closed' | 'cancelled';

/** What the visit with a number is. */
export interface Plan {
  readonly stage: Stage;
  readonly careUnitId: 'min-vard' | 'exempelby';
  /** When its case was sent, minutes ago. */
  readonly agoMinutes: number;
}

/** Visits of today; all others are history, so that lists are as long in a large store as in a small one. */
const TODAY = 100;
const MINUTES_BETWEEN = 3;

/** Today at the first unit: where each stage begins, by number. */
const STAGES_OF_TODAY: readonly (readonly [from: number, stage: Stage])[] = [
  [85, 'closed'],
  [70, 'async'],
  [50, 'ongoing'],
  [40, 'claimed'],
  [30, 'scheduled'],
  [0, 'waiting'],
];

/**
 * The first hundred are one day at one care unit, with every tab of Startsida in use. The rest is what years leave behind there:
 * eight in ten closed or cancelled; and at another unit one in ten closed and one in ten that still waits, so that a
 * list far longer than a page lies in the same store.
 */
export const planOf = (index: number): Plan => {
  const agoMinutes = (index + 1) * MINUTES_BETWEEN;
  if (index < TODAY) {
    const [, stage = 'waiting'] = STAGES_OF_TODAY.find(([from]) => index >= from) ?? [];
    return { stage, careUnitId: 'min-vard', agoMinutes };
  }
  const place = index % 10;
  if (place < 7) return { stage: 'closed', careUnitId: 'min-vard', agoMinutes };
  if (place === 7) return { stage: 'cancelled', careUnitId: 'min-vard', agoMinutes };
  return { stage: place === 8 ? 'closed' : 'waiting', careUnitId: 'exempelby', agoMinutes };
};
