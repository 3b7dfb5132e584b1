import { z } from 'zod';
import { defineCommand, defineEvent, defineQuery } from '../define.js';
import { careUnitId, hsaId, id, instant, label } from '../fields.js';

/** How the patient and the care meet at the booked time (*Bokningsbiljett*, seed 2.2-7). */
export const bookingType = z.enum(['chat', 'video', 'audio', 'clinic']);
/** A clinician a time is with. */
export const clinicianOfSlot = z.object({ personId: hsaId, name: label });
/** A booking ticket, named by the visit it was sent in. */
export const ticketRef = z.object({ visitId: id, ticketId: id });

/** A time a patient can be booked on. */
export const slot = z.object({
  slotId: id,
  careUnitId,
  clinician: clinicianOfSlot.optional(),
  from: instant,
  to: instant,
  /** The booking that has it; only staff see it, and only when they ask for all. Absent = free. */
  bookingId: id.optional(),
});
export type Slot = z.output<typeof slot>;

/** A booked time. Its id is the id of the visit it is for, so that booking and visit find each other. */
export const slotBooking = z.object({
  bookingId: id,
  slotId: id,
  careUnitId,
  from: instant,
  to: instant,
  clinician: clinicianOfSlot.optional(),
  /** From the ticket; staff's own bookings are chats. */
  visitType: bookingType,
  patientId: id,
  reasonCode: z.string().max(60),
  ticket: ticketRef.optional(),
  state: z.enum(['booked', 'cancelled']),
  /** How often it has been moved to another time. */
  rebooked: z.int().min(0),
});
export type SlotBooking = z.output<typeof slotBooking>;

const exampleTicket = {
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  ticketId: '0198c1f2-0000-7000-8000-000000000300',
};
export const exampleSlotBooking: SlotBooking = {
  bookingId: '0198c1f2-0000-7000-8000-000000000002',
  slotId: '0198c1f2-0000-7000-8000-000000000500',
  careUnitId: 'min-vard',
  from: '2026-12-01T09:00:00.000Z',
  to: '2026-12-01T09:20:00.000Z',
  clinician: { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' },
  visitType: 'video',
  patientId: '0198c1f2-0000-7000-8000-000000000040',
  reasonCode: 'axelbesvar',
  ticket: exampleTicket,
  state: 'booked',
  rebooked: 0,
};
const { bookingId, slotId } = exampleSlotBooking;
export const exampleSlot: Slot = {
  slotId,
  careUnitId: 'min-vard',
  clinician: { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' },
  from: exampleSlotBooking.from,
  to: exampleSlotBooking.to,
};
const answer = z.object({ booking: slotBooking });

/**
 * Times to come, by time: for staff those of their unit (`all`: booked ones too), for a patient with a ticket the free ones
 * that it is good for, for a patient with a booking those it can be moved to. At most 200; `more` says there are later ones.
 * Refuses `queue.ticket-not-valid`.
 */
export const listSlots = defineQuery({
  name: 'queue.slots',
  meaning: 'Times that can be booked, by time.',
  payload: z.strictObject({
    ticket: z.strictObject(ticketRef.shape).optional(),
    /** The booking that is to be moved. */
    bookingId: id.optional(),
    from: instant.optional(),
    to: instant.optional(),
    all: z.boolean().optional(),
  }),
  answer: z.object({ slots: z.array(slot).max(200), more: z.boolean() }),
  examples: [
    { payload: {}, answer: { slots: [{ ...exampleSlot, bookingId }], more: false } },
    { payload: { ticket: exampleTicket }, answer: { slots: [exampleSlot], more: false } },
  ],
});
/**
 * Books a time: a patient with a ticket, or staff of the unit for a patient (`patient`, `reasonCode`). `bookingId` is the
 * booker's and becomes the visit's id, so that booking twice is one booking. Refuses `queue.slot-taken`, `queue.ticket-used`,
 * `queue.ticket-not-valid`, `queue.unknown-slot`, `queue.slot-past`.
 */
export const bookSlot = defineCommand({
  name: 'queue.book-slot',
  meaning: 'Books a time for a patient; one time has one booking, and one ticket has one.',
  payload: z.strictObject({
    bookingId: id,
    slotId: id,
    ticket: z.strictObject(ticketRef.shape).optional(),
    patient: z.strictObject({ patientId: id }).optional(),
    reasonCode: z.string().min(1).max(60).optional(),
  }),
  answer,
  examples: [
    { payload: { bookingId, slotId, ticket: exampleTicket }, answer: { booking: exampleSlotBooking } },
  ],
});
/** Moves a booking to another free time of the same unit and clinician; the ticket stays used. Refuses as booking does. */
export const rebookSlot = defineCommand({
  name: 'queue.rebook-slot',
  meaning: 'Moves a booking to another time; the former one is free at once.',
  payload: z.strictObject({ bookingId: id, slotId: id }),
  answer,
  examples: [{ payload: { bookingId, slotId }, answer: { booking: { ...exampleSlotBooking, rebooked: 1 } } }],
});
/**
 * Makes times of `minutes` from `from` to `to` at the asker's unit, with the clinician named or with the unit. Those that are
 * there already stay as they are, so that making twice is making once. Refuses `queue.slot-overlap`.
 */
export const createSlots = defineCommand({
  name: 'queue.create-slots',
  meaning: "Makes times that patients can be booked on at the asker's unit.",
  payload: z.strictObject({
    from: instant,
    to: instant,
    minutes: z.int().min(5).max(240),
    /** HSA-id of a member of the unit. */
    clinician: hsaId.optional(),
  }),
  answer: z.object({ slots: z.array(slot).max(200) }),
  examples: [
    {
      payload: { from: exampleSlotBooking.from, to: exampleSlotBooking.to, minutes: 20 },
      answer: { slots: [exampleSlot] },
    },
  ],
});
/** Takes a time away. Refuses `queue.slot-taken` when it is booked. */
export const removeSlot = defineCommand({
  name: 'queue.remove-slot',
  meaning: 'Takes a free time away.',
  payload: z.strictObject({ slotId: id }),
  answer: z.object({}),
  examples: [{ payload: { slotId }, answer: {} }],
});

/** State by booking. Visit makes, moves and marks by it; `subject` is the booking's id. */
export const bookingChangedV1 = defineEvent({
  type: 'queue.booking-changed.v1',
  carries: 'state',
  meaning: 'A time has been booked, moved or given back.',
  data: z.object({ booking: slotBooking }),
  examples: [{ booking: exampleSlotBooking }, { booking: { ...exampleSlotBooking, state: 'cancelled' } }],
});
