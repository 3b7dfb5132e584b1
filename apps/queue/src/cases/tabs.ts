import type { CaseTab, ClinicianPrincipal } from '@om/contracts';
import { address } from './case-places.js';

/** What cases are looked for by. */
export type Filter = Readonly<Record<string, unknown>>;

/** One sorted read of the read model; the index behind it is in `case.schema.ts`. */
export interface TabRead {
  readonly filter: Filter;
  readonly sort: Readonly<Record<string, 1 | -1>>;
}

/** A tab of Startsida for one clinician. */
export interface Tab {
  /** One after the other, in the order they are shown. */
  readonly reads: readonly TabRead[];
  /** What the number on the tab counts, together; a case is in one of them at most. */
  readonly counts: readonly Filter[];
  /** The time of a row that a choice of date is about. */
  readonly dateOf: string;
}

const BY_NEED = { priority: 1, queuedFrom: 1 } as const;
/** *Akut* first, then the most urgent; of equals who has been held up at a booked time, then who has waited longest. */
export const BY_TURN = { atOnce: -1, priority: 1, heldUp: -1, queuedFrom: 1 } as const;
/** The most urgent first, of equals the one that has waited longest. */
export const BY_NEED_OF_ANSWER = { priority: 1, replySince: 1 } as const;
const BY_OFFER = { 'handover.priority': 1, 'handover.proposedAt': 1 } as const;

/** Counts what it shows. */
const tab = (dateOf: string, ...reads: readonly TabRead[]): Tab => ({
  reads,
  counts: reads.map(({ filter }) => filter),
  dateOf,
});

/**
 * The tabs of Startsida (domain 4.7), sorted by priority, then by waiting time where people wait. What is to do for a person
 * follows the person to whatever unit they are logged in at; the rest is the unit's. *Nya svar* is two reads: the clinician's
 * own first, then those that fell to the unit. *Avslutade* counts only those in which the patient can still write.
 */
export const TABS: Readonly<Record<CaseTab, (who: ClinicianPrincipal) => Tab>> = {
  waiting: ({ careUnitId }) => tab('queuedFrom', { filter: { careUnitId, state: 'waiting' }, sort: BY_TURN }),
  booked: ({ careUnitId }) =>
    tab('bookedFor', { filter: { careUnitId, state: 'scheduled' }, sort: { bookedFor: 1 } }),
  mine: ({ personId }) => tab('claimedAt', { filter: { mineOf: personId }, sort: BY_NEED }),
  handovers: ({ personId, careUnitId, role }) => {
    const others = { declinedBy: { $ne: personId }, 'handover.from.personId': { $ne: personId } };
    const to = [address.person(personId), address.role(careUnitId, role)];
    const reads = to.map((offeredTo) => ({ filter: { offeredTo, ...others }, sort: BY_OFFER }));
    return tab('handover.proposedAt', ...reads);
  },
  replies: ({ careUnitId, personId }) =>
    tab(
      'replySince',
      { filter: { replyOf: personId }, sort: BY_NEED_OF_ANSWER },
      { filter: { replyOfUnit: careUnitId, replyOf: { $ne: personId } }, sort: BY_NEED_OF_ANSWER },
    ),
  'on-hold': ({ careUnitId, personId }) =>
    tab('onHoldSince', { filter: { pausedOf: personId, careUnitId }, sort: { onHoldSince: 1 } }),
  guest: ({ personId }) =>
    tab('startedAt', { filter: { guestIds: personId }, sort: { priority: 1, startedAt: 1 } }),
  'to-document': ({ personId }) =>
    tab('oldestDuty', { filter: { dutyOf: personId }, sort: { oldestDuty: 1 } }),
  ended: ({ careUnitId, personId }) => {
    const mine = { careUnitId, 'responsible.personId': personId };
    const filter = { ...mine, overSince: { $gt: '' } };
    const reads = [{ filter, sort: { overSince: -1 } as const }];
    return { reads, counts: [{ ...mine, state: 'async' }], dateOf: 'overSince' };
  },
};
