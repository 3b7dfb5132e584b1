import { z } from 'zod';
import { listDuties, listLockedNotes, unlockNote, waiveDuty } from '../documentation/index.js';
import { careUnitId, date, id, instant } from '../fields.js';
import {
  acknowledgeAlarm,
  bookSlot,
  careUnit,
  checkShift,
  createSlots,
  endShift,
  listAlarms,
  listPunctuality,
  listResources,
  listSlots,
  listStaff,
  listUnitHistory,
  rebookSlot,
  removeSlot,
  updateMember,
  updateUnit,
} from '../queue/index.js';
import { commandRoute, queryRoute, route, type RouteContract } from './route.js';

const access = 'staff' as const;

/** The shift, the alarms, and what one has to document. */
export const SHIFT_ROUTES = {
  shift: queryRoute(checkShift, { path: '/api/staff/shift', access }),
  endShift: commandRoute(endShift, {
    method: 'POST',
    path: '/api/staff/shift/end',
    access,
    answer: endShift.answer,
  }),
  resources: queryRoute(listResources, {
    path: '/api/staff/resources',
    access,
    query: z.strictObject({ careUnitId: careUnitId.optional() }),
  }),
  alarms: queryRoute(listAlarms, { path: '/api/staff/alarms', access }),
  acknowledgeAlarm: commandRoute(acknowledgeAlarm, {
    method: 'POST',
    path: '/api/staff/alarms/:alarmId/acknowledge',
    access,
    answer: acknowledgeAlarm.answer,
  }),
  duties: queryRoute(listDuties, {
    path: '/api/staff/duties',
    access,
    query: z.strictObject({ visitId: id.optional() }),
  }),
  waiveDuty: commandRoute(waiveDuty, {
    method: 'POST',
    path: '/api/staff/duties/:dutyId/waive',
    access,
    answer: waiveDuty.answer,
  }),
  lockedNotes: queryRoute(listLockedNotes, { path: '/api/staff/locked-notes', access }),
  unlockNote: commandRoute(unlockNote, {
    method: 'POST',
    path: '/api/staff/locked-notes/:dutyId/unlock',
    access,
    answer: unlockNote.answer,
  }),
} as const satisfies Record<string, RouteContract>;

const page = z.coerce.number().pipe(listUnitHistory.payload.shape.limit).default(50);

/** The care unit and those who work there: *Administration*. */
export const UNIT_ROUTES = {
  unit: route({
    method: 'GET',
    path: '/api/staff/unit',
    access,
    meaning: 'The own care unit with all its settings.',
    answer: z.object({ unit: careUnit }),
  }),
  updateUnit: commandRoute(updateUnit, {
    method: 'PUT',
    path: '/api/staff/unit',
    access,
    answer: updateUnit.answer,
  }),
  unitHistory: queryRoute(listUnitHistory, {
    path: '/api/staff/unit/history',
    access,
    query: z.strictObject({ limit: page, before: instant.optional() }),
  }),
  members: queryRoute(listStaff, { path: '/api/staff/unit/members', access }),
  updateMember: commandRoute(updateMember, {
    method: 'PUT',
    path: '/api/staff/unit/members',
    access,
    answer: updateMember.answer,
  }),
  punctuality: queryRoute(listPunctuality, {
    path: '/api/staff/punctuality',
    access,
    query: z.strictObject({ from: date, to: date }),
  }),
} as const satisfies Record<string, RouteContract>;

/** Times to book: *Tidbok*. */
export const SLOT_ROUTES = {
  slots: queryRoute(listSlots, {
    path: '/api/staff/slots',
    access,
    query: z.strictObject({
      from: instant.optional(),
      to: instant.optional(),
      all: z.stringbool().optional(),
    }),
  }),
  createSlots: commandRoute(createSlots, {
    method: 'POST',
    path: '/api/staff/slots',
    access,
    answer: createSlots.answer,
  }),
  removeSlot: commandRoute(removeSlot, {
    method: 'DELETE',
    path: '/api/staff/slots/:slotId',
    access,
    answer: removeSlot.answer,
  }),
  bookSlot: commandRoute(bookSlot, {
    method: 'POST',
    path: '/api/staff/bookings',
    access,
    answer: bookSlot.answer,
  }),
  rebookSlot: commandRoute(rebookSlot, {
    method: 'POST',
    path: '/api/staff/bookings/:bookingId/rebook',
    access,
    answer: rebookSlot.answer,
  }),
} as const satisfies Record<string, RouteContract>;
