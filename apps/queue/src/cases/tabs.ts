import type { CaseTab, ClinicianPrincipal } from '@om/contracts';

type Filter = Readonly<Record<string, unknown>>;

/** One sorted read of the read model; the index behind it is in `case.schema.ts`. */
export interface TabRead {
  readonly filter: Filter;
  readonly sort: Readonly<Record<string, 1 | -1>>;
}

/** A tab of Startsida for one clinician. */
export interface Tab {
  /** One after the other, in the order they are shown. */
  readonly reads: readonly TabRead[];
  /** What the number on the tab counts. */
  readonly count: Filter;
}

const BY_NEED = { priority: 1, waitingSince: 1 } as const;
const BY_NEED_OF_ANSWER = { priority: 1, unansweredSince: 1 } as const;

/**
 * The tabs of Startsida (domain 4.7), sorted by priority, then by waiting time where people wait. *Nya svar* is two reads:
 * the clinician's own first, then the unit's, so that nobody's reply is left alone when its clinician is off.
 * *Avslutade* counts only those in which the patient can still write.
 */
export const TABS: Readonly<Record<CaseTab, (who: ClinicianPrincipal) => Tab>> = {
  waiting: ({ careUnitId }) => {
    const filter = { careUnitId, state: 'waiting' };
    return { reads: [{ filter, sort: BY_NEED }], count: filter };
  },
  booked: ({ careUnitId }) => {
    const filter = { careUnitId, state: 'scheduled' };
    return { reads: [{ filter, sort: { bookedFor: 1 } }], count: filter };
  },
  mine: ({ careUnitId, personId }) => {
    const state = { $in: ['claimed', 'ongoing', 'on-hold'] };
    const filter = { careUnitId, 'responsible.personId': personId, state };
    return { reads: [{ filter, sort: BY_NEED }], count: filter };
  },
  replies: ({ careUnitId, personId }) => {
    const filter = { careUnitId, unanswered: true };
    const reads = [personId, { $ne: personId }].map((person) => ({
      filter: { ...filter, 'responsible.personId': person },
      sort: BY_NEED_OF_ANSWER,
    }));
    return { reads, count: filter };
  },
  ended: ({ careUnitId, personId }) => {
    const mine = { careUnitId, 'responsible.personId': personId };
    const filter = { ...mine, endedAt: { $gt: '' } };
    return { reads: [{ filter, sort: { endedAt: -1 } }], count: { ...mine, state: 'async' } };
  },
};
