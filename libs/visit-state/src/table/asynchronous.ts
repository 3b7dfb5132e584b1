import { rows, type Transition } from '../transition.js';

/**
 * What is written, and the asynchronous phase (domain 4.3, rows 12 to 17). 0 hours of asynchronous phase is no shortcut to
 * `closed`, nor is *Stäng nu*: the conversation is sealed first (architecture 2, Closing). While it is being sealed nobody
 * can resume, extend or take over, because a seal that arrives late could not be told from the next one. A visit that is
 * redirected or given up is over at once: a text that was stored before its seal, and that nobody can have seen, is the lead's.
 */
export const ASYNCHRONOUS: readonly Transition[] = [
  ...rows(['ongoing', 'async'], { step: '12', on: 'patient-message', by: 'system' }),
  ...rows(['ongoing', 'on-hold', 'async'], { step: '13', on: 'care-message', by: 'system' }),
  ...rows(['ongoing', 'on-hold', 'async'], { step: '13', on: 'other-entry', by: 'system' }),
  ...rows(['async'], {
    step: '12',
    on: 'take-over',
    by: 'unit',
    needs: ['not-sealing', 'not-own', 'waiting-reply'],
    checks: ['on-shift'],
    says: 'taken-over',
  }),
  ...rows(['async'], {
    step: '13',
    on: 'extend-async',
    by: 'responsible',
    needs: ['not-sealing'],
    checks: ['phase-offered'],
    says: 'extended',
  }),
  ...rows(['async'], {
    step: '14',
    on: 'resume',
    to: 'ongoing',
    by: 'unit',
    needs: ['not-sealing'],
    checks: ['on-shift'],
    says: 'resumed',
  }),
  ...rows(['async'], {
    step: '15',
    on: 'auto-message-due',
    by: 'system',
    when: 'nobody-wrote',
    says: 'auto-message-due',
  }),
  ...rows(['async'], { step: '15', on: 'async-timeout', by: 'system', says: 'seal-requested' }),
  ...rows(['async'], {
    step: '15',
    on: 'sealed',
    to: 'closed',
    by: 'system',
    when: 'answered',
    says: 'closed',
  }),
  ...rows(['async'], { step: '15', on: 'sealed', by: 'system', when: 'unanswered', says: 'extended' }),
  ...rows(['redirected', 'no-show'], {
    step: '15',
    on: 'sealed',
    by: 'system',
    when: 'unseen',
    says: 'reply-escalated',
  }),
  ...rows(['async'], {
    step: '16',
    on: 'close',
    by: 'responsible',
    needs: ['not-sealing', 'no-pending-handover'],
    checks: ['reason-for-reply'],
    says: 'seal-requested',
  }),
  ...rows(['closed'], {
    step: '17',
    on: 'reopen',
    to: 'async',
    by: 'unit',
    needs: ['was-started'],
    checks: ['on-shift', 'reopen-in-time', 'phase-offered'],
    says: 'reopened',
  }),
  ...rows(['async'], { step: '4.6', on: 'reply-late', by: 'system', says: 'reply-to-unit' }),
  ...rows(['async'], { step: '4.6', on: 'reply-late-lead', by: 'system', says: 'reply-escalated' }),
];
