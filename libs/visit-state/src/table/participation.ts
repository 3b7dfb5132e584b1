import type { VisitState } from '../states.js';
import { rows, type Transition } from '../transition.js';

const BEGUN: readonly VisitState[] = ['ongoing', 'on-hold', 'async'];

/**
 * Handover (domain 4.4) and guests (4.5): none of them changes the state of the visit. The end of a shift is queue's; of H6
 * a visit knows that a colleague can take it over from somebody who has gone home, so that no patient waits for them. H7, the
 * visit changes under a handover, is a consequence of the transitions that change it.
 */
export const PARTICIPATION: readonly Transition[] = [
  ...rows(BEGUN, {
    step: 'H1',
    on: 'propose-handover',
    by: 'responsible',
    needs: ['no-pending-handover', 'not-sealing'],
    checks: ['same-version', 'not-to-self', 'handover-message', 'receiver-there'],
    says: 'handover-proposed',
  }),
  ...rows(BEGUN, {
    step: 'H2',
    on: 'accept-handover',
    by: 'addressed',
    checks: ['same-handover', 'on-shift'],
    says: 'handover-accepted',
  }),
  ...rows(BEGUN, {
    step: 'H3',
    on: 'decline-handover',
    by: 'addressed',
    checks: ['same-handover'],
    says: 'handover-declined',
  }),
  ...rows(BEGUN, {
    step: 'H4',
    on: 'cancel-handover',
    by: 'sender-or-lead',
    checks: ['same-handover'],
    says: 'handover-cancelled',
  }),
  ...rows(BEGUN, { step: 'H5', on: 'handover-reminder', by: 'system', says: 'handover-reminded' }),
  ...rows(BEGUN, { step: 'H5', on: 'handover-timeout', by: 'system', says: 'handover-expired' }),
  ...rows(['ongoing', 'on-hold'], {
    step: 'H6',
    on: 'take-over',
    by: 'unit',
    needs: ['not-own'],
    checks: ['on-shift', 'responsible-away'],
    says: 'taken-over',
  }),
  ...rows(BEGUN, {
    step: '4.5',
    on: 'invite-guest',
    by: 'responsible',
    checks: ['guest-new'],
    says: 'guest-joined',
  }),
  ...rows(BEGUN, { step: '4.5', on: 'leave-as-guest', by: 'guest', says: 'guest-left' }),
  ...rows(BEGUN, {
    step: '4.5',
    on: 'remove-guest',
    by: 'responsible-or-lead',
    needs: ['has-guest'],
    checks: ['guest-there'],
    says: 'guest-left',
  }),
];
