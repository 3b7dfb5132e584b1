import type { VisitState } from '../states.js';
import { rows, type Transition } from '../transition.js';

/** Where a visit is not over; *Akut!* can be said in each (domain 4.3-24). */
const OPEN: readonly VisitState[] = ['scheduled', 'waiting', 'claimed', 'ongoing', 'on-hold', 'async'];
const NO_SHOW_CHECKS = [
  'booked-time-came',
  'patient-away',
  'care-was-there',
  'contact-attempted-twice',
] as const;

/** What can happen beside the main way (domain 4.3, rows 21, 22 and 24; 4.6; 4.8). Row 20, the patient leaves, is presence. */
export const COURSE: readonly Transition[] = [
  ...rows(['scheduled'], {
    step: '21',
    on: 'no-show',
    to: 'no-show',
    by: 'unit',
    checks: NO_SHOW_CHECKS,
    says: 'no-show',
  }),
  ...rows(['ongoing', 'on-hold'], {
    step: '21',
    on: 'no-show',
    to: 'no-show',
    by: 'responsible',
    needs: ['no-pending-handover'],
    checks: NO_SHOW_CHECKS,
    says: 'no-show',
  }),
  ...rows(['scheduled', 'ongoing', 'on-hold'], {
    step: '21',
    on: 'no-show-proposal',
    by: 'system',
    says: 'no-show-proposed',
  }),
  ...rows(OPEN, { step: '21', on: 'log-contact-attempt', by: 'unit', says: 'contact-attempted' }),
  ...rows(['redirected', 'no-show'], {
    step: '21',
    on: 'log-contact-attempt',
    by: 'unit',
    needs: ['waiting-reply'],
    says: 'contact-attempted',
  }),
  ...rows(['claimed', 'ongoing'], {
    step: '22',
    on: 'redirect',
    to: 'redirected',
    by: 'responsible',
    needs: ['no-pending-handover'],
    says: 'redirected',
  }),
  ...rows(OPEN, {
    step: '24',
    on: 'raise-emergency',
    by: 'participant',
    needs: ['no-emergency'],
    says: 'emergency-raised',
  }),
  ...rows(OPEN, {
    step: '24',
    on: 'clear-emergency',
    by: 'unit',
    needs: ['emergency'],
    says: 'emergency-cleared',
  }),
  ...rows(['waiting'], {
    step: '4.8',
    on: 'link',
    to: 'closed',
    by: 'unit',
    checks: ['link-target'],
    says: 'linked',
  }),
  ...rows(['claimed'], {
    step: '4.8',
    on: 'link',
    to: 'closed',
    by: 'responsible',
    checks: ['link-target'],
    says: 'linked',
  }),
  ...rows(['waiting'], { step: '4.6', on: 'first-answer-late', by: 'system', says: 'overdue' }),
  ...rows(['claimed'], { step: '4.6', on: 'claim-warning', by: 'system', says: 'claim-warned' }),
  ...rows(['claimed'], {
    step: '7',
    on: 'claim-timeout',
    to: 'waiting',
    by: 'system',
    when: 'has-waited',
    says: 'released',
  }),
  ...rows(['claimed'], {
    step: '7',
    on: 'claim-timeout',
    to: 'scheduled',
    by: 'system',
    when: 'never-waited',
    says: 'released',
  }),
  ...rows(['waiting', 'claimed'], { step: '4.6', on: 'care-absence', by: 'system', says: 'care-absent' }),
  ...rows(['ongoing'], {
    step: '9',
    on: 'pause-proposal',
    by: 'system',
    says: 'pause-proposed',
  }),
];
