import type { DEMO_PERSONS } from './demo-persons.js';

/** A case that is there at the first start. Its id is fixed, so that planting twice is planting once. */
export interface DemoCase {
  readonly visitId: string;
  readonly person: keyof typeof DEMO_PERSONS;
  readonly careUnitId: string;
  readonly reasonCode: string;
  readonly ownWords: string;
  /** What the patient answers, by the id of the unit's question; none for a booked case, which asks nothing. */
  readonly answers?: Readonly<Record<string, string>> | undefined;
  /** Minutes from the planting: when it was sent (before), or the booked time (after). */
  readonly minutes: { readonly sentAgo: number } | { readonly bookedIn: number };
}

/** The made-up units that queue keeps; the demonstration is complete when visit knows both. */
export const DEMO_UNITS = ['min-vard', 'exempelby'] as const;

const unit = { careUnitId: 'min-vard' };

/** Four patients wait and one is booked when someone tries the system for the first time. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    ...unit,
    visitId: '0198c1f2-5eed-7000-8000-000000000052',
    person: 'P24-52',
    reasonCode: 'andnod',
    ownWords: 'Blir andfådd i trappor sedan några dagar. Det går över när jag vilar.',
    answers: { 'hur-lange': 'Mindre än en vecka', nar: 'När jag går i trappor eller i uppförsbacke' },
    minutes: { sentAgo: 6 },
  },
  {
    ...unit,
    visitId: '0198c1f2-5eed-7000-8000-000000000045',
    person: 'P24-45',
    reasonCode: 'urinvag',
    ownWords: 'Det svider när jag kissar och jag måste gå ofta. Började i går.',
    answers: { 'hur-lange': 'Mindre än en vecka', feber: 'Nej' },
    minutes: { sentAgo: 12 },
  },
  {
    ...unit,
    visitId: '0198c1f2-5eed-7000-8000-000000000047',
    person: 'P24-47',
    reasonCode: 'hudutslag',
    ownWords: 'Röda, kliande utslag på underarmarna sedan i helgen.',
    answers: { 'hur-lange': 'Mindre än en vecka', var: 'På båda underarmarna, mest på insidan' },
    minutes: { sentAgo: 18 },
  },
  {
    ...unit,
    visitId: '0198c1f2-5eed-7000-8000-000000000049',
    person: 'P24-49',
    reasonCode: 'halsont',
    ownWords: 'Ont i halsen i tre dagar och svårt att svälja. Ingen hosta.',
    answers: { 'hur-lange': 'Mindre än en vecka', feber: 'Ja' },
    minutes: { sentAgo: 22 },
  },
  {
    ...unit,
    visitId: '0198c1f2-5eed-7000-8000-000000000038',
    person: 'P24-38',
    reasonCode: 'blodtryck',
    ownWords: 'Uppföljning av blodtrycket efter ny dos.',
    minutes: { bookedIn: 11 },
  },
];
