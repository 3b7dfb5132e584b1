import { remindPatient } from '../chat/index.js';
import {
  cancelByCare,
  clearEmergency,
  closeVisit,
  createCase,
  createPatient,
  extendAsync,
  findPatient,
  linkVisit,
  logContactAttempt,
  noShowVisit,
  pauseVisit,
  raiseEmergency,
  redirectVisit,
  reopenVisit,
  resumeVisit,
  takeOverVisit,
} from '../visit/index.js';
import { onVisit, VISIT_PATH } from './on-visit.js';
import { commandRoute, route, verbOf, type RouteContract } from './route.js';
import { visitAnswer } from './staff-views.js';

const access = 'staff' as const;

/** What staff do with a visit between its start and its end, and after it (domain 4.3). */
export const COURSE_ROUTES = {
  pause: onVisit(pauseVisit),
  resume: onVisit(resumeVisit),
  takeOver: onVisit(takeOverVisit),
  extendAsync: onVisit(extendAsync),
  close: onVisit(closeVisit),
  reopen: onVisit(reopenVisit),
  redirect: onVisit(redirectVisit),
  noShow: onVisit(noShowVisit),
  logContactAttempt: onVisit(logContactAttempt),
  raiseEmergency: onVisit(raiseEmergency),
  clearEmergency: onVisit(clearEmergency),
  link: onVisit(linkVisit),
  cancelByCare: onVisit(cancelByCare),
  remindPatient: commandRoute(remindPatient, {
    method: 'POST',
    path: `${VISIT_PATH}/${verbOf(remindPatient)}`,
    access,
    answer: remindPatient.answer,
  }),
} as const satisfies Record<string, RouteContract>;

/** A case on behalf of a patient. A personnummer is only ever in a body: addresses end in logs. */
export const ON_BEHALF_ROUTES = {
  findPatient: route({
    method: 'POST',
    path: '/api/staff/patients/find',
    access,
    meaning: findPatient.meaning,
    body: findPatient.payload,
    answer: findPatient.answer,
    asks: findPatient,
  }),
  createPatient: commandRoute(createPatient, {
    method: 'POST',
    path: '/api/staff/patients',
    access,
    answer: createPatient.answer,
  }),
  createCase: commandRoute(createCase, {
    method: 'POST',
    path: '/api/staff/cases',
    access,
    answer: visitAnswer,
  }),
} as const satisfies Record<string, RouteContract>;
