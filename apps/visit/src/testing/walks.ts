import { exampleSnapshot, exampleTicket, type Principal, type VisitSnapshot } from '@om/contracts';
import { aPatient, aService } from '@om/testing';
import { OURSELVES, type PersonTriggers, type Trigger, type VisitTimer } from '@om/visit-state';
import { NURSE, PHYSICIAN } from './people.js';

const PATIENT = aPatient({ personId: exampleSnapshot.patient.patientId });
const CHAT = aService('chat');
const QUEUE = aService('queue');
const SETTINGS = { asyncChoices: [0, 72], autoMessage: { enabled: true, text: 'Hej!' } };
const PHASE = { phase: { kind: 'hours', hours: 72 }, settings: SETTINGS } as const;

/** When the walks begin. */
export const START = new Date('2026-11-23T09:00:00.000Z');

/** So many hours after the beginning someone causes something. */
export type Step = readonly [
  hours: number,
  actor: Principal,
  trigger: Trigger | ((visit: VisitSnapshot) => Trigger),
];

const plain = (
  type: 'release' | 'raise-emergency' | 'clear-emergency' | 'no-show',
  hours = 0,
  who = NURSE,
): Step => [hours, who, { type }];
const atWork = (type: 'claim' | 'resume', hours = 0): Step => [hours, NURSE, { type, onShift: true }];
const timer = (type: VisitTimer, hours: number): Step => [hours, OURSELVES, { type }];
const text = (hours: number, type: 'patient-message' | 'care-message', seq: number): Step => [
  hours,
  CHAT,
  { type, seq, at: START.toISOString() },
];
const sent: Step = [0, PATIENT, { type: 'send', redFlag: false }];
const start: Step = [
  0,
  NURSE,
  ({ version }) => ({ type: 'start', expectedVersion: version, greeting: 'Hej!' }),
];
const pause = (hours: number): Step => [
  hours,
  NURSE,
  ({ version }) => ({ type: 'pause', expectedVersion: version }),
];
const end = (hours: number): Step => [
  hours,
  NURSE,
  ({ version }) => ({ type: 'end', expectedVersion: version, ...PHASE, autoMessage: true }),
];
const handoverId = '0198c1f2-0000-7000-8000-0000000000d1';
const propose = (hours: number): Step => [
  hours,
  NURSE,
  ({ version }) => ({
    type: 'propose-handover',
    expectedVersion: version,
    handoverId,
    to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' },
    priority: 3,
    onShift: [PHYSICIAN.personId],
  }),
];
const decline: PersonTriggers['decline-handover'] = {
  handoverId,
  code: 'no-time',
  text: '',
  onShift: [PHYSICIAN.personId],
};
const guest: PersonTriggers['invite-guest']['guest'] = {
  personId: PHYSICIAN.personId,
  name: PHYSICIAN.name,
  profession: 'physician',
  careUnitId: 'min-vard',
  sees: 'from-now',
};
const { ticketId } = exampleTicket;
const otherTicket = { ...exampleTicket, ticketId: '0198c1f2-0000-7000-8000-0000000000e2' };
const slot = { from: '2026-12-01T09:00:00.000Z', to: '2026-12-01T09:20:00.000Z' };
const booking = {
  bookingId: '0198c1f2-0000-7000-8000-000000000003',
  visitId: '0198c1f2-0000-7000-8000-000000000003',
  rebooked: 0,
  ...slot,
};
const moved = { bookingId: booking.bookingId, slotId: '0198c1f2-0000-7000-8000-000000000500', ...slot };
const attempt: Step = [220, NURSE, { type: 'log-contact-attempt', how: 'phone' }];

/** Ways through the rules that together tell every event there is. */
export const WALKS: readonly (readonly Step[])[] = [
  [
    sent,
    [0, PATIENT, { type: 'add-words', text: 'Nu har jag fått feber också.' }],
    timer('first-answer-late', 1),
    atWork('claim', 1),
    timer('claim-warning', 1.25),
    timer('claim-timeout', 2),
    [2, PATIENT, { type: 'cancel' }],
  ],
  [
    sent,
    [0, NURSE, { type: 'link', to: { ...exampleSnapshot, visitId: booking.visitId, state: 'claimed' } }],
  ],
  [
    sent,
    atWork('claim'),
    start,
    plain('raise-emergency'),
    plain('clear-emergency'),
    timer('pause-proposal', 1),
    pause(1),
    atWork('resume', 1),
    pause(1),
    text(1, 'patient-message', 2),
    propose(1),
    timer('handover-reminder', 1.6),
    timer('handover-timeout', 2),
    propose(2),
    [2, PHYSICIAN, { type: 'decline-handover', ...decline }],
    propose(2),
    [2, NURSE, { type: 'cancel-handover', handoverId }],
    [2, NURSE, { type: 'invite-guest', guest }],
    [2, NURSE, { type: 'remove-guest', personId: guest.personId }],
    [2, NURSE, { type: 'send-ticket', ticket: exampleTicket }],
    [2, PATIENT, { type: 'open-ticket', ticketId }],
    [2, QUEUE, { type: 'ticket-booking', ticketId, booking }],
    [2, QUEUE, { type: 'ticket-return', ticketId, bookingId: booking.bookingId }],
    [2, NURSE, { type: 'revoke-ticket', ticketId }],
    [2, NURSE, { type: 'send-ticket', ticket: otherTicket }],
    timer('ticket-timeout', 24 * 15),
    propose(24 * 15),
    [24 * 15, PHYSICIAN, { type: 'accept-handover', handoverId, onShift: true }],
    [24 * 15, PHYSICIAN, { type: 'redirect', destination: '1177', message: 'Ring 1177.' }],
  ],
  [
    [0, OURSELVES, { type: 'book' }],
    [0, QUEUE, { type: 'rebook', booking: moved }],
    timer('no-show-proposal', 200),
    attempt,
    attempt,
    plain('no-show', 220),
  ],
  [
    [0, OURSELVES, { type: 'book' }],
    [0, QUEUE, { type: 'rebook', booking: moved }],
    [192, PATIENT, { type: 'check-in' }],
    timer('care-absence', 193),
    atWork('claim', 193),
    [193, NURSE, ({ version }) => ({ type: 'start', expectedVersion: version, greeting: 'Hej!' })],
    end(193),
    timer('async-timeout', 193 + 73),
    [193 + 73, CHAT, { type: 'sealed', sealSeq: 9, patient: 8, care: 2 }],
    text(193 + 73, 'care-message', 10),
    text(193 + 73, 'patient-message', 11),
    timer('reply-late', 193 + 80),
    [193 + 80, PHYSICIAN, { type: 'take-over', onShift: true, responsibleOnShift: true }],
    timer('reply-late-lead', 193 + 150),
    text(193 + 150, 'care-message', 12),
    timer('async-timeout', 193 + 150),
    [193 + 150, CHAT, { type: 'sealed', sealSeq: 13, patient: 11, care: 12 }],
    [193 + 150, NURSE, { type: 'reopen', onShift: true, reason: 'Provsvaret har kommit.', ...PHASE }],
    text(193 + 151, 'patient-message', 14),
    atWork('resume', 193 + 151),
  ],
];
