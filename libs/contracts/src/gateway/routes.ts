import { z } from 'zod';
import { getHistory, listDevSms } from '../chat/queries.js';
import { setDevSms } from '../chat/commands.js';
import { copyNote, getNote, saveNote, searchCodes } from '../documentation/messages.js';
import { id, seqOrZero } from '../fields.js';
import { CASE_TABS } from '../queue/schemas.js';
import {
  chooseAssignment,
  conversation,
  devBookingBody,
  devElapseBody,
  noteBody,
  patientCase,
  patientCases,
  patientCaseView,
  patientConversation,
  patientSession,
  patientUnits,
  plainCommand,
  sendCaseBody,
  staffCases,
  endBody,
  staffSession,
  staffVisit,
  startBody,
  visitAnswer,
} from './http.js';

/**
 * Who a route lets in. `anyone`: no login. `staff-person`: logged in, care unit and role perhaps not chosen yet.
 * `staff`: care unit and role chosen. `patient`: a patient. `development`: nobody in production, there the route is a 404.
 */
export type RouteAccess = 'anyone' | 'staff-person' | 'staff' | 'patient' | 'development';

/** One route of the public interface. Everything but GET needs our own `Origin`, and where there is a login `x-csrf-token`. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `:visitId` where an id stands. Ids are all that a URL ever holds of a person. */
  readonly path: string;
  readonly access: RouteAccess;
  readonly meaning: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** 200 with this body; absent: 302 (login) or 204 (logout). What goes wrong is `problem`. */
  readonly answer?: z.ZodType;
}

const route = <const R extends RouteContract>(contract: R): R => contract;

/** A path inside our own pages: begins with one slash, so that a login can never lead to somebody else's site. */
const localPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/, 'must be a path of this site');
const login = z.object({ to: localPath.optional() });
const after = z.strictObject({ after: z.coerce.number().pipe(seqOrZero).default(0) });
const withCase = z.object({ case: patientCase });

/** Query `login` of the page a browser lands on when a login did not work out. */
export const LOGIN_OUTCOMES = ['failed', 'cancelled', 'unavailable', 'unknown'] as const;
/** Ids in paths. */
export const visitParams = z.object({ visitId: id });

/** The whole HTTP interface of the gateway; sockets are in `socket.ts`. */
export const GATEWAY_ROUTES = {
  staffLogin: route({
    method: 'GET',
    path: '/api/staff/login',
    access: 'anyone',
    meaning: 'Sends the browser to the identity provider of staff; `to` is where it comes back to.',
    query: login,
  }),
  staffCallback: route({
    method: 'GET',
    path: '/api/staff/callback',
    access: 'anyone',
    meaning: 'The identity provider sends the browser back here; sets the cookie and goes on to `to`.',
  }),
  staffLogout: route({
    method: 'POST',
    path: '/api/staff/logout',
    access: 'staff-person',
    meaning: 'Forgets the login of staff in this browser.',
  }),
  staffSession: route({
    method: 'GET',
    path: '/api/staff/session',
    access: 'staff-person',
    meaning:
      'Who is logged in, what may be chosen, and what the browser needs to send changes; prolongs the login.',
    answer: staffSession,
  }),
  staffAssignment: route({
    method: 'POST',
    path: '/api/staff/session/assignment',
    access: 'staff-person',
    meaning: 'Chooses care unit and role, also anew; open sockets of the login are closed.',
    body: chooseAssignment,
    answer: staffSession,
  }),
  staffCases: route({
    method: 'GET',
    path: '/api/staff/cases',
    access: 'staff',
    meaning: 'A tab of Startsida.',
    query: z.strictObject({ tab: z.enum(CASE_TABS) }),
    answer: staffCases,
  }),
  staffVisit: route({
    method: 'GET',
    path: '/api/staff/visits/:visitId',
    access: 'staff',
    meaning:
      'Everything the visit view shows; `preview` leaves out conversation and note, which nobody has taken on yet.',
    query: z.strictObject({ purpose: z.enum(['preview', 'care']).default('care') }),
    answer: staffVisit,
  }),
  claim: route({
    method: 'POST',
    path: '/api/staff/visits/:visitId/claim',
    access: 'staff',
    meaning: 'Ta emot.',
    body: plainCommand,
    answer: visitAnswer,
  }),
  release: route({
    method: 'POST',
    path: '/api/staff/visits/:visitId/release',
    access: 'staff',
    meaning: 'Släpp ärendet.',
    body: plainCommand,
    answer: visitAnswer,
  }),
  start: route({
    method: 'POST',
    path: '/api/staff/visits/:visitId/start',
    access: 'staff',
    meaning: 'Starta besök.',
    body: startBody,
    answer: visitAnswer,
  }),
  end: route({
    method: 'POST',
    path: '/api/staff/visits/:visitId/end',
    access: 'staff',
    meaning: 'Avsluta besök.',
    body: endBody,
    answer: visitAnswer,
  }),
  staffMessages: route({
    method: 'GET',
    path: '/api/staff/visits/:visitId/messages',
    access: 'staff',
    meaning: 'The conversation after a sequence number.',
    query: after,
    answer: conversation,
  }),
  note: route({
    method: 'GET',
    path: '/api/staff/visits/:visitId/note',
    access: 'staff',
    meaning: 'The own note of a visit.',
    answer: getNote.answer,
  }),
  saveNote: route({
    method: 'PUT',
    path: '/api/staff/visits/:visitId/note',
    access: 'staff',
    meaning: 'Saves the own note.',
    body: noteBody,
    answer: saveNote.answer,
  }),
  copyNote: route({
    method: 'POST',
    path: '/api/staff/visits/:visitId/note/copy',
    access: 'staff',
    meaning: 'Kopiera anteckningen.',
    body: plainCommand,
    answer: copyNote.answer,
  }),
  searchCodes: route({
    method: 'GET',
    path: '/api/staff/diagnosis-codes',
    access: 'staff',
    meaning: 'Diagnosis codes that fit what was typed.',
    query: z.strictObject({ q: searchCodes.payload.shape.query }),
    answer: searchCodes.answer,
  }),
  patientLogin: route({
    method: 'GET',
    path: '/api/patient/login',
    access: 'anyone',
    meaning: 'Sends the browser to the identity provider of patients; `to` is where it comes back to.',
    query: login,
  }),
  patientCallback: route({
    method: 'GET',
    path: '/api/patient/callback',
    access: 'anyone',
    meaning: 'The identity provider sends the browser back here; sets the cookie and goes on to `to`.',
  }),
  patientLogout: route({
    method: 'POST',
    path: '/api/patient/logout',
    access: 'patient',
    meaning: 'Forgets the login of the patient in this browser.',
  }),
  patientSession: route({
    method: 'GET',
    path: '/api/patient/session',
    access: 'patient',
    meaning: 'Who is logged in, and what the browser needs to send changes; prolongs the login.',
    answer: patientSession,
  }),
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
  sendCase: route({
    method: 'POST',
    path: '/api/patient/cases',
    access: 'patient',
    meaning: 'Sends a case.',
    body: sendCaseBody,
    answer: withCase,
  }),
  case: route({
    method: 'GET',
    path: '/api/patient/cases/:visitId',
    access: 'patient',
    meaning: 'One own case with its conversation.',
    answer: patientCaseView,
  }),
  cancel: route({
    method: 'POST',
    path: '/api/patient/cases/:visitId/cancel',
    access: 'patient',
    meaning: 'Avbryt ärendet.',
    body: plainCommand,
    answer: withCase,
  }),
  patientMessages: route({
    method: 'GET',
    path: '/api/patient/cases/:visitId/messages',
    access: 'patient',
    meaning: 'The conversation after a sequence number.',
    query: after,
    answer: patientConversation,
  }),
  devSms: route({
    method: 'GET',
    path: '/api/dev/sms',
    access: 'development',
    meaning: 'The SMS that would have been sent.',
    answer: listDevSms.answer,
  }),
  devSmsMode: route({
    method: 'POST',
    path: '/api/dev/sms-mode',
    access: 'development',
    meaning: 'Tells the SMS channel to fail or to work.',
    body: setDevSms.payload,
    answer: setDevSms.answer,
  }),
  devElapse: route({
    method: 'POST',
    path: '/api/dev/visits/:visitId/elapse',
    access: 'development',
    meaning: 'Makes one visit believe that hours have passed.',
    body: devElapseBody,
    answer: visitAnswer,
  }),
  devBooking: route({
    method: 'POST',
    path: '/api/dev/bookings',
    access: 'development',
    meaning: 'Makes a booked case.',
    body: devBookingBody,
    answer: visitAnswer,
  }),
} as const satisfies Record<string, RouteContract>;

/** What a route answers, as its reader gets it. */
export type RouteAnswer<R extends RouteContract> = R extends { readonly answer: infer A extends z.ZodType }
  ? z.output<A>
  : undefined;

/** Longest page of a conversation that a route or `opened` answers at once. */
export const HISTORY_PAGE = getHistory.payload.shape.limit.maxValue ?? 500;
