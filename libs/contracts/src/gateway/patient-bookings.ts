import { z } from 'zod';
import { slot, slotBooking } from '../queue/index.js';
import { namedOnly } from './patient-views.js';

/** A time to choose. */
export const patientSlot = slot
  .pick({ slotId: true, from: true, to: true })
  .extend({ clinician: namedOnly.optional() });
export const patientSlots = z.object({ slots: z.array(patientSlot), more: z.boolean() });
/** A booked time; its id is that of the booked visit. */
export const patientBooking = slotBooking
  .pick({ bookingId: true, from: true, to: true, visitType: true, state: true, rebooked: true })
  .extend({ clinician: namedOnly.optional() });
export const bookingAnswer = z.object({ booking: patientBooking });
