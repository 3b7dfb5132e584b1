import { z } from 'zod';
import { elapseSilence, listDevSms, setDevSms } from '../chat/index.js';
import { elapseDuties } from '../documentation/index.js';
import { bookVisit, elapseVisit } from '../visit/index.js';
import { commandRoute, queryRoute, route } from './route.js';
import { visitAnswer } from './staff-views.js';

/** What exists in development only. */
export const DEVELOPMENT_ROUTES = {
  devSms: queryRoute(listDevSms, { path: '/api/dev/sms', access: 'development' }),
  devSmsMode: route({
    method: 'POST',
    path: '/api/dev/sms-mode',
    access: 'development',
    meaning: 'Tells the SMS channel to fail or to work.',
    body: setDevSms.payload,
    answer: setDevSms.answer,
    asks: setDevSms,
  }),
  devElapse: route({
    method: 'POST',
    path: '/api/dev/visits/:visitId/elapse',
    access: 'development',
    meaning: 'Makes one visit believe that hours have passed.',
    body: z.strictObject({ hours: z.number().positive() }),
    answer: visitAnswer,
    asks: elapseVisit,
  }),
  devSilence: route({
    method: 'POST',
    path: '/api/dev/visits/:visitId/silence',
    access: 'development',
    meaning: 'Makes a silence in one conversation last some minutes more.',
    body: elapseSilence.payload.omit({ visitId: true }),
    answer: elapseSilence.answer,
    asks: elapseSilence,
  }),
  devDuties: route({
    method: 'POST',
    path: '/api/dev/visits/:visitId/duties',
    access: 'development',
    meaning: 'Makes what is still to be documented of one visit older by some hours.',
    body: elapseDuties.payload.omit({ visitId: true }),
    answer: elapseDuties.answer,
    asks: elapseDuties,
  }),
  devBooking: commandRoute(bookVisit, {
    method: 'POST',
    path: '/api/dev/bookings',
    access: 'development',
    answer: visitAnswer,
  }),
} as const;
