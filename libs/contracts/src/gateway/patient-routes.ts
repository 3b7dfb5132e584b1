import type { z } from 'zod';
import type { CommandContract } from '../define.js';
import { id } from '../fields.js';
import { bookSlot, rebookSlot } from '../queue/index.js';
import { addWords, cancelVisit, checkIn, openTicket, raiseEmergency, sendCase } from '../visit/index.js';
import { afterSeq } from './on-visit.js';
import { bookingAnswer, patientSlots } from './patient-bookings.js';
import { patientUnits } from './patient-units.js';
import { caseAnswer, patientCases, patientCaseView, patientConversation } from './patient-views.js';
import { commandRoute, route, verbOf, type CommandRoute } from './route.js';

const own = '/api/patient/cases/:visitId' as const;

/** A route by which a patient does something with an own case. */
export interface CaseCommandRoute<P extends z.ZodObject> extends CommandRoute<
  P,
  typeof caseAnswer,
  `${typeof own}/${string}`
> {
  readonly access: 'patient';
}

/** A command of a patient on an own case; the verb of the path is the command's name. */
const onCase = <P extends z.ZodObject>(asks: CommandContract<P>): CaseCommandRoute<P> => ({
  ...commandRoute(asks, {
    method: 'POST',
    path: `${own}/${verbOf(asks)}`,
    access: 'patient',
    answer: caseAnswer,
  }),
  access: 'patient',
});

/** What a patient sees and does. */
export const PATIENT_ROUTES = {
  units: route({
    method: 'GET',
    path: '/api/patient/units',
    access: 'patient',
    meaning: 'The care units with what one can seek care for.',
    answer: patientUnits,
  }),
  cases: route({
    method: 'GET',
    path: '/api/patient/cases',
    access: 'patient',
    meaning: 'The own cases, newest first.',
    answer: patientCases,
  }),
  sendCase: commandRoute(sendCase, {
    method: 'POST',
    path: '/api/patient/cases',
    access: 'patient',
    answer: caseAnswer,
  }),
  case: route({
    method: 'GET',
    path: own,
    access: 'patient',
    meaning: 'One own case with its conversation.',
    answer: patientCaseView,
  }),
  cancel: onCase(cancelVisit),
  checkIn: onCase(checkIn),
  addWords: onCase(addWords),
  patientEmergency: onCase(raiseEmergency),
  openTicket: onCase(openTicket),
  patientMessages: route({
    method: 'GET',
    path: `${own}/messages`,
    access: 'patient',
    meaning: 'The conversation after a sequence number.',
    query: afterSeq,
    answer: patientConversation,
  }),
  ticketSlots: route({
    method: 'GET',
    path: `${own}/tickets/:ticketId/slots`,
    access: 'patient',
    meaning: 'The times a booking ticket can be used for.',
    answer: patientSlots,
  }),
  bookTicket: route({
    method: 'POST',
    path: `${own}/tickets/:ticketId/book`,
    access: 'patient',
    meaning: 'Books a time with a ticket; `bookingId` becomes the id of the booked case.',
    body: bookSlot.payload.pick({ bookingId: true, slotId: true }).extend({ commandId: id }),
    answer: bookingAnswer,
  }),
  /** `:visitId` is the booked case. */
  rebookSlots: route({
    method: 'GET',
    path: `${own}/slots`,
    access: 'patient',
    meaning: 'The times a booked case can be moved to.',
    answer: patientSlots,
  }),
  rebook: route({
    method: 'POST',
    path: `${own}/rebook`,
    access: 'patient',
    meaning: rebookSlot.meaning,
    body: rebookSlot.payload.pick({ slotId: true }).extend({ commandId: id }),
    answer: bookingAnswer,
  }),
} as const;
