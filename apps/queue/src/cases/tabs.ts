import type { CaseTab, ClinicianPrincipal } from '@om/contracts';

/** One sorted read of the read model; `sort` is what the index behind it gives. */
export interface TabRead {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: Readonly<Record<string, 1 | -1>>;
}

/**
 * The tabs of Startsida (domain 4.7) as reads for one clinician, in the order they are shown. *Nya svar* is two reads: the
 * clinician's own first, then the unit's, so that nobody's reply is left alone when its clinician is off.
 */
export const TABS: Readonly<Record<CaseTab, (who: ClinicianPrincipal) => readonly TabRead[]>> = {
  waiting: ({ careUnitId }) => [
    { filter: { careUnitId, state: 'waiting' }, sort: { priority: 1, waitingSince: 1 } },
  ],
  booked: ({ careUnitId }) => [{ filter: { careUnitId, state: 'scheduled' }, sort: { bookedFor: 1 } }],
  mine: ({ careUnitId, personId }) => [
    {
      filter: {
        careUnitId,
        'responsible.personId': personId,
        state: { $in: ['claimed', 'ongoing', 'on-hold'] },
      },
      sort: { 'responsible.since': 1 },
    },
  ],
  replies: ({ careUnitId, personId }) => [
    {
      filter: { careUnitId, unansweredSince: { $exists: true }, 'responsible.personId': personId },
      sort: { unansweredSince: 1 },
    },
    {
      filter: { careUnitId, unansweredSince: { $exists: true }, 'responsible.personId': { $ne: personId } },
      sort: { unansweredSince: 1 },
    },
  ],
  ended: ({ careUnitId, personId }) => [
    {
      filter: { careUnitId, 'responsible.personId': personId, state: { $in: ['async', 'closed'] } },
      sort: { endedAt: -1 },
    },
  ],
};

/** What a tab counts: *Avslutade* counts only those in which the patient can still write. */
export const counted = (tab: CaseTab, { filter }: TabRead): Readonly<Record<string, unknown>> =>
  tab === 'ended' ? { ...filter, state: 'async' } : filter;
