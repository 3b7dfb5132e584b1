import { z } from 'zod';
import { route } from './route.js';
import { patientSession } from './patient-session.js';
import { chooseAssignment, logOutStaff, staffSession } from './session-views.js';

/** A path inside our own pages: begins with one slash, so that a login can never lead to somebody else's site. */
const localPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\\\s]*$/, 'must be a path of this site');
const login = z.object({ to: localPath.optional() });

/** Query `login` of the page a browser lands on when a login did not work out. */
export const LOGIN_OUTCOMES = ['failed', 'cancelled', 'unavailable', 'unknown'] as const;

/** Coming in, being known, going out. */
export const SESSION_ROUTES = {
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
    meaning:
      'Ends the shift and forgets the login of staff in this browser. Refused as `queue.end-shift` is while something is open, unless it is escalated.',
    body: logOutStaff,
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
    meaning:
      'Chooses care unit and role, also anew: the shift begins; open sockets of the login are closed. Refused as `queue.start-shift` is while something is open at another unit, unless it is escalated.',
    body: chooseAssignment,
    answer: staffSession,
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
} as const;
