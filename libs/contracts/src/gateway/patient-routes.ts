import type { z } from 'zod';
import type { CommandContract } from '../define.js';
import { cancelVisit, sendCase } from '../visit/commands.js';
import {
  caseAnswer,
  patientCases,
  patientCaseView,
  patientConversation,
  patientUnits,
} from './patient-views.js';
import { commandRoute, route, verbOf } from './route.js';
import { afterSeq } from './visit-routes.js';

const own = '/api/patient/cases/:visitId' as const;

/** A command of a patient on an own case; the verb of the path is the command's name. */
const onCase = <P extends z.ZodObject, A extends z.ZodType>(asks: CommandContract<P, A>) =>
  commandRoute(
    asks,
    { method: 'POST', path: `${own}/${verbOf(asks)}`, access: 'patient' },
    caseAnswer,
  );

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
  sendCase: commandRoute(
    sendCase,
    { method: 'POST', path: '/api/patient/cases', access: 'patient' },
    caseAnswer,
  ),
  case: route({
    method: 'GET',
    path: own,
    access: 'patient',
    meaning: 'One own case with its conversation.',
    answer: patientCaseView,
  }),
  cancel: onCase(cancelVisit),
  patientMessages: route({
    method: 'GET',
    path: `${own}/messages`,
    access: 'patient',
    meaning: 'The conversation after a sequence number.',
    query: afterSeq,
    answer: patientConversation,
  }),
} as const;
