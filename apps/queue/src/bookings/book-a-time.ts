import { Inject, Injectable } from '@nestjs/common';
import {
  ticketOf,
  type bookSlot,
  type ClinicianPrincipal,
  type createSlots,
  type Principal,
  type rebookSlot,
  type removeSlot,
  type Slot,
  type SlotBooking,
} from '@om/contracts';
import { isRefused, Requester, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { refusal } from '../queue.errors.js';
import { Units } from '../units/units.js';
import { byStaff, byTicket, mayMove, QUEUE, unavailable, type BookedFor } from './booking-rules.js';
import { Bookings, type BookingCommand } from './bookings.js';
import { slotOf } from './slot-plan.js';
import { Slots } from './slots.js';

/** Whom a ticket is for and whether it is good; visit knows. */
@Injectable()
export class Tickets {
  constructor(
    private readonly requester: Requester,
    private readonly units: Units,
  ) {}

  async bookedFor(payload: Payload<typeof bookSlot>, principal: Principal): Promise<BookedFor | Refused> {
    if (payload.ticket) return this.byTicket(payload.ticket, principal);
    if (principal.kind !== 'clinician') return refusal('queue.ticket-not-valid');
    const [unit] = await this.units.list(principal.careUnitId);
    return byStaff(payload, unit);
  }

  /** Refuses `queue.unavailable` while visit is away. */
  async byTicket(
    ticket: NonNullable<SlotBooking['ticket']>,
    principal: Principal,
  ): Promise<BookedFor | Refused> {
    const found = await this.requester.request(ticketOf, ticket, { principal: QUEUE });
    if (!isRefused(found)) return byTicket(found, ticket, principal);
    const isAway = found.refused.code === 'visit.unavailable';
    return refusal(isAway ? 'queue.unavailable' : 'queue.ticket-not-valid');
  }
}

/** Making, booking, moving and taking away times. */
@Injectable()
export class BookATime {
  constructor(
    private readonly slots: Slots,
    private readonly bookings: Bookings,
    private readonly tickets: Tickets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A repeat is answered before the ticket is asked about: by then the booking itself has used it. */
  async book(payload: Payload<typeof bookSlot>, command: BookingCommand): Promise<SlotBooking | Refused> {
    const { bookingId, slotId } = payload;
    const earlier = await this.bookings.find(bookingId);
    if (earlier) return sameBooking(earlier.booking, payload, command.actor);
    const what = await this.tickets.bookedFor(payload, command.actor);
    if (isRefused(what)) return what;
    const slot = await this.slots.find(slotId);
    const reason = unavailable(slot, what, this.clock.now());
    if (!slot || reason) return refusal(reason ?? 'queue.unknown-slot');
    return this.bookings.book(bookingId, slot, what, command);
  }

  async rebook(
    { bookingId, slotId }: Payload<typeof rebookSlot>,
    command: BookingCommand,
  ): Promise<SlotBooking | Refused> {
    const known = await this.bookings.find(bookingId);
    if (!known?.booking || !mayMove(known.booking, command.actor)) return refusal('queue.unknown-booking');
    if (known.booking.slotId === slotId) return known.booking;
    const now = this.clock.now();
    if (known.booking.from <= now.toISOString()) return refusal('queue.booking-closed');
    const slot = await this.slots.find(slotId);
    const reach = { careUnitId: known.booking.careUnitId, clinician: known.clinicianOnly };
    const reason = unavailable(slot, reach, now);
    if (!slot || reason) return refusal(reason ?? 'queue.unknown-slot');
    return this.bookings.move(bookingId, slot, command);
  }

  /**
   * Makes times; refuses a clinician's second time at once. Looked at before and after the writing: of two who make such times at the
   * same instant at least the second to write sees the other's, and takes the own ones back. Until then nobody can book them.
   */
  async make(
    payload: Payload<typeof createSlots>,
    who: ClinicianPrincipal,
    commandId: string,
  ): Promise<Slot[] | Refused> {
    const planned = await this.slots.plan(payload, who);
    if (isRefused(planned)) return planned;
    if (await this.slots.collide(planned)) return refusal('queue.slot-overlap');
    const command = { commandId, actor: who };
    await Promise.all(planned.map(({ _id }) => this.bookings.block(_id, command)));
    const made = await this.slots.store(planned);
    const collide = await this.slots.collide(planned);
    if (collide) await this.slots.drop(...made);
    await this.slots.release(planned);
    return collide ? refusal('queue.slot-overlap') : planned.map((slot) => slotOf(slot));
  }

  /** The time is held first: a booking that comes at the same instant finds it either there or taken. */
  async remove(
    { slotId }: Payload<typeof removeSlot>,
    careUnitId: string,
    command: BookingCommand,
  ): Promise<Refused | undefined> {
    const slot = await this.slots.find(slotId);
    if (!slot) return undefined;
    if (slot.careUnitId !== careUnitId) return refusal('queue.unknown-slot');
    const taken = await this.bookings.block(slotId, command);
    if (!taken) await this.slots.drop(slotId);
    return taken;
  }
}

const sameBooking = (
  earlier: SlotBooking | undefined,
  { slotId }: Payload<typeof bookSlot>,
  actor: Principal,
): SlotBooking | Refused =>
  earlier?.slotId === slotId && mayMove(earlier, actor) ? earlier : refusal('queue.slot-taken');
