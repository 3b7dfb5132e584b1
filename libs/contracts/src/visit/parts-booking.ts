import { z } from 'zod';
import { careUnitId, hsaId, id, instant, label, LIMITS } from '../fields.js';

/** How a booked visit is meant to take place (domain 1.7); all of them begin in chat mode (invariant 6). */
export const VISIT_TYPES = ['chat', 'video', 'audio', 'clinic'] as const;
/** States of a *bokningsbiljett*, region F (domain 4.1); a rebooked ticket stays booked and counts. */
export const TICKET_STATES = ['sent', 'opened', 'booked', 'expired', 'revoked', 'cancelled'] as const;
/** How long a ticket is valid unless said otherwise, days (domain 4.6). */
export const TICKET_DAYS = 14;

const clinician = z.object({ personId: hsaId, name: label });

/** The booked time of a scheduled visit; the slot is queue's. */
export const bookingOfVisit = z.object({
  bookingId: id,
  slotId: id,
  from: instant,
  to: instant,
  /** Absent in times booked before it was told. */
  visitType: z.enum(VISIT_TYPES).optional(),
  clinician: clinician.optional(),
});
export type BookingOfVisit = z.output<typeof bookingOfVisit>;

/** A ticket with which the patient books one time (seed 2.2-7). Single use: rebooking keeps it, cancelling returns it once. */
export const ticket = z.object({
  ticketId: id,
  state: z.enum(TICKET_STATES),
  visitType: z.enum(VISIT_TYPES),
  careUnitId,
  careUnitName: label,
  reasonCode: z.string().max(60),
  clinician: clinician.optional(),
  /** Words to the patient. */
  message: z.string().max(LIMITS.message),
  sentAt: instant,
  validUntil: instant,
  byName: label,
  byPersonId: hsaId,
  /** The visit it became, the time, and how often it has been moved. */
  booking: z
    .object({ bookingId: id, visitId: id, from: instant, to: instant, rebooked: z.int().min(0) })
    .optional(),
  /** The patient has cancelled once and may book again; the next cancellation ends the ticket. */
  returned: z.boolean().optional(),
});
export type Ticket = z.output<typeof ticket>;

/** What booking adds to the snapshot. */
export const bookingParts = {
  booking: bookingOfVisit.optional(),
  /** When the patient checked in to a booked time. */
  checkedInAt: instant.optional(),
  /** How late either side was to a booked time, whole minutes, by what the visit knows; absent = in time, or not known. */
  lateness: z
    .object({
      patientMinutes: z.int().min(1).optional(),
      careMinutes: z.int().min(1).optional(),
      /** When care was found absent, ten minutes late; kept when the visit has begun (domain 4.6). */
      careAbsentAt: instant.optional(),
    })
    .optional(),
  tickets: z.array(ticket).max(20).optional(),
  /** The visit and ticket that this booked visit was made from. */
  ticketOrigin: z.object({ visitId: id, ticketId: id }).optional(),
};
