import { z } from 'zod';
import { defineCommand, defineQuery } from '../define.js';
import { careUnitId, hsaId, id } from '../fields.js';
import { changedVisit, exampleChange, onVisit } from './answer.js';
import { ticket, TICKET_DAYS, VISIT_TYPES, type Ticket } from './parts-booking.js';
import { toPatient } from './parts-participation.js';
import { exampleSnapshot } from './snapshot.js';

const visitId = exampleSnapshot.visitId;
const ticketId = '0198c1f2-0000-7000-8000-0000000000e1';
const onTicket = z.strictObject({ ...onVisit, ticketId: id });

export const exampleTicket: Ticket = {
  ticketId,
  state: 'sent',
  visitType: 'chat',
  careUnitId: 'min-vard',
  careUnitName: 'Min vård Testköping',
  reasonCode: 'axelbesvar',
  message: 'Boka en tid för uppföljning.',
  sentAt: '2026-11-23T09:45:00.000Z',
  validUntil: '2026-12-07T09:45:00.000Z',
  byName: 'HSP39 TestPerson39',
  byPersonId: 'SE2321000131-P000000000039',
};

/** *Bokningsbiljett* (seed 2.2-7). Refused with `visit.unknown-unit`, `visit.unknown-reason` or `visit.unknown-person`. */
export const sendTicket = defineCommand({
  name: 'visit.send-ticket',
  meaning: 'The responsible clinician sends a ticket with which the patient can book one time.',
  payload: z.strictObject({
    ...onVisit,
    ticketId: id,
    visitType: z.enum(VISIT_TYPES),
    careUnitId,
    reasonCode: z.string().max(60),
    /** Only this clinician's times; without it any of the unit's. */
    clinician: hsaId.optional(),
    /** 14 when left out. */
    validDays: z.int().min(1).max(90).optional(),
    message: toPatient,
  }),
  answer: changedVisit,
  examples: [
    {
      payload: {
        visitId,
        ticketId,
        visitType: 'chat',
        careUnitId: 'min-vard',
        reasonCode: 'axelbesvar',
        validDays: TICKET_DAYS,
        message: 'Boka en tid för uppföljning.',
      },
      answer: exampleChange,
    },
  ],
});
/** Refused with `visit.unknown-ticket`, or `visit.ticket-over` when it is booked or over. */
export const revokeTicket = defineCommand({
  name: 'visit.revoke-ticket',
  meaning: 'A clinician takes back a ticket that has not been used.',
  payload: onTicket,
  answer: changedVisit,
  examples: [{ payload: { visitId, ticketId }, answer: exampleChange }],
});
export const openTicket = defineCommand({
  name: 'visit.open-ticket',
  meaning: 'The patient has looked at a ticket.',
  payload: onTicket,
  answer: changedVisit,
  examples: [{ payload: { visitId, ticketId }, answer: exampleChange }],
});
/**
 * A ticket as queue needs it before a time is booked with it: asked by queue itself, and by persons who may see the visit.
 * `usable` is true while it is sent or opened and has not run out.
 */
export const ticketOf = defineQuery({
  name: 'visit.ticket',
  meaning: 'A booking ticket with whose it is and whether it can be used now.',
  payload: onTicket,
  answer: z.object({ ticket, patientId: id, usable: z.boolean() }),
  examples: [
    {
      payload: { visitId, ticketId },
      answer: { ticket: exampleTicket, patientId: exampleSnapshot.patient.patientId, usable: true },
    },
  ],
});
