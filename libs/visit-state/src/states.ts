/** States of a visit, region A of the state model (domain 4.1). Names are the kebab case of the model's. */
export const VISIT_STATES = [
  'draft',
  'scheduled',
  'waiting',
  'claimed',
  'ongoing',
  'on-hold',
  'async',
  'closed',
  'cancelled',
  'no-show',
  'redirected',
  'expired',
] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** How a visit came about (seed 2.1): walk-in or booked. Both always open in chat mode. */
export const ENTRY_TYPES = ['drop-in', 'booked'] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];
