import {
  bookingChangedV1,
  type bookSlot,
  type CareUnit,
  type Principal,
  type QueueErrorCode,
  type SlotBooking,
  type ticketOf,
  type VisitSnapshot,
} from '@om/contracts';
import { makeEvent, type Answer, type Payload, type Refused } from '@om/messaging';
import type { OutboxEntry } from '@om/persistence';
import { refusal } from '../queue.errors.js';
import type { BookingDocument } from './booking.schema.js';
import type { SlotDocument } from './slot.schema.js';

/** Queue itself, where no person acts. */
export const QUEUE = { kind: 'service', personId: 'queue' } as const;

/** What a booker may choose among: one unit's times, or one clinician's there. */
export interface Reach {
  readonly careUnitId: string;
  readonly clinician?: string | undefined;
}

/** For whom a time is booked, and what for. */
export interface BookedFor extends Reach, Pick<SlotBooking, 'visitType' | 'patientId' | 'reasonCode'> {
  readonly ticket?: SlotBooking['ticket'];
}

/** What a ticket lets its patient book; refuses `queue.ticket-not-valid` to anyone else and when its time is over. */
export const byTicket = (
  { ticket, patientId, usable }: Answer<typeof ticketOf>,
  named: NonNullable<SlotBooking['ticket']>,
  principal: Principal,
): BookedFor | Refused =>
  usable && principal.kind === 'patient' && principal.personId === patientId
    ? {
        careUnitId: ticket.careUnitId,
        clinician: ticket.clinician?.personId,
        visitType: ticket.visitType,
        patientId,
        reasonCode: ticket.reasonCode,
        ticket: named,
      }
    : refusal('queue.ticket-not-valid');

/** What staff book for a patient of their unit: a chat, for one of the unit's contact reasons. */
export const byStaff = (
  { patient, reasonCode }: Payload<typeof bookSlot>,
  unit: CareUnit | undefined,
): BookedFor | Refused => {
  const reason = unit?.reasons.find(({ code }) => code === reasonCode);
  return unit && patient && reason
    ? {
        careUnitId: unit.careUnitId,
        visitType: 'chat',
        patientId: patient.patientId,
        reasonCode: reason.code,
      }
    : refusal('queue.invalid', 'staff name the patient and one of the unit’s contact reasons');
};

/** Why a time cannot be had, if it cannot. */
export const unavailable = (
  slot: SlotDocument | undefined,
  { careUnitId, clinician }: Reach,
  now: Date,
): QueueErrorCode | undefined => {
  if (slot?.careUnitId !== careUnitId) return 'queue.unknown-slot';
  if (clinician !== undefined && slot.clinician?.personId !== clinician) return 'queue.unknown-slot';
  return slot.from <= now.toISOString() ? 'queue.slot-past' : undefined;
};

/** The booking of a time, with what it holds. */
export const booked = (bookingId: string, slot: SlotDocument, what: BookedFor) => {
  const { clinician, ticket, ...rest } = what;
  const booking: SlotBooking = {
    ...rest,
    ...timeOf(slot),
    bookingId,
    ...(ticket && { ticket }),
    state: 'booked',
    rebooked: 0,
  };
  return {
    booking,
    holdsSlot: slot._id,
    ...(clinician === undefined ? {} : { clinicianOnly: clinician }),
    ...(ticket && { holdsTicket: ticket.ticketId }),
  } satisfies Partial<BookingDocument>;
};

/** The booking moved to another time; the ticket stays used, and the former time is free with the same write. */
export const moved = ({ clinician: _former, ...booking }: SlotBooking, slot: SlotDocument) => ({
  booking: { ...booking, ...timeOf(slot), rebooked: booking.rebooked + 1 },
  holdsSlot: slot._id,
});

/**
 * The booking with the time its visit has begun with, when it has another: it was moved while the visit was begun, and visit,
 * which decides, had begun first. Counts as moved, so that whoever was told of the other time is told of this one.
 */
export const keptTime = (
  booking: SlotBooking | undefined,
  begunWith: VisitSnapshot['booking'],
): SlotBooking | undefined => {
  if (booking?.state !== 'booked' || !begunWith || begunWith.slotId === booking.slotId) return undefined;
  const { clinician: _other, ...rest } = booking;
  const { slotId, from, to, clinician } = begunWith;
  return { ...rest, slotId, from, to, ...(clinician && { clinician }), rebooked: booking.rebooked + 1 };
};

/** The booking given back: it holds neither time nor ticket any more. */
export const cancelled = (booking: SlotBooking) => ({
  booking: { ...booking, state: 'cancelled' as const },
  holdsSlot: undefined,
  holdsTicket: undefined,
});

const timeOf = ({ _id, careUnitId, clinician, from, to }: SlotDocument) => ({
  slotId: _id,
  careUnitId,
  ...(clinician && { clinician }),
  from,
  to,
});

/** Whose a booking is to move: its patient's and the unit's. */
export const mayMove = (booking: SlotBooking, principal: Principal): boolean =>
  principal.kind === 'patient'
    ? booking.patientId === principal.personId
    : principal.kind === 'clinician' && booking.careUnitId === principal.careUnitId;

/** Tells visit and screens. */
export const bookingEvent = (
  booking: SlotBooking,
  { version, actor, id, now }: { version: number; actor: Principal; id: string; now: Date },
): OutboxEntry[] => {
  const envelope = makeEvent(bookingChangedV1, {
    id,
    time: now,
    subject: booking.bookingId,
    version,
    actor,
    careunits: [booking.careUnitId],
    data: { booking },
  });
  return [{ id, at: now, kind: 'event', envelope }];
};
