import type { VisitState } from '../states.js';
import { rows, type Transition } from '../transition.js';

/** Where a visit can have tickets: they outlive it, because a ticket is valid for days. */
const WITH_TICKETS: readonly VisitState[] = [
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
];

/** Booking tickets (seed 2.2-7, domain 4.1 F and 4.6): none of them changes the state of the visit. */
export const TICKETS: readonly Transition[] = [
  ...rows(['claimed', 'ongoing', 'on-hold', 'async'], {
    step: '4',
    on: 'send-ticket',
    by: 'responsible',
    checks: ['ticket-new'],
    says: 'ticket-sent',
  }),
  ...rows(WITH_TICKETS, {
    step: '4',
    on: 'revoke-ticket',
    by: 'unit',
    needs: ['has-ticket'],
    checks: ['ticket-there', 'ticket-open'],
    says: 'ticket-revoked',
  }),
  ...rows(WITH_TICKETS, {
    step: '4',
    on: 'open-ticket',
    by: 'patient',
    needs: ['has-ticket'],
    when: 'ticket-unopened',
    checks: ['ticket-there'],
    says: 'ticket-opened',
  }),
  ...rows(WITH_TICKETS, {
    step: '4',
    on: 'ticket-booking',
    by: 'system',
    when: 'ticket-changes',
    says: 'ticket-booked',
  }),
  ...rows(WITH_TICKETS, {
    step: '4',
    on: 'ticket-return',
    by: 'system',
    when: 'ticket-changes',
    says: 'ticket-returned',
  }),
  ...rows(WITH_TICKETS, { step: '4.6', on: 'ticket-timeout', by: 'system', says: 'ticket-expired' }),
];
