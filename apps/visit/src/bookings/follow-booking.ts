import { Injectable } from '@nestjs/common';
import type { Principal, SlotBooking } from '@om/contracts';
import { isRefused } from '@om/messaging';
import { OURSELVES } from '@om/visit-state';
import { BookedCases } from '../visits/booked-cases.js';
import { Visits, type Cause } from '../visits/visits.js';
import { Bookings, type KnownBooking } from './bookings.js';

/** What told of a booking. */
export interface Told {
  readonly id: string;
  readonly what: string;
  readonly actor: Principal;
}

/**
 * Lets visits follow the bookings of queue: a booked time is a scheduled visit of the same id, a moved one moves it, and the
 * ticket it was booked with is marked in the visit it was sent in. What is done follows from the newest booking known, so
 * that doubled and reordered events end the same; a newer one that comes meanwhile is followed at once.
 */
@Injectable()
export class FollowBooking {
  constructor(
    private readonly bookings: Bookings,
    private readonly visits: Visits,
    private readonly cases: BookedCases,
  ) {}

  async on(told: KnownBooking, cause: Told): Promise<void> {
    let followed = await this.bookings.newest(told);
    for (let done = 0; done !== followed.version; followed = await this.bookings.newest(followed)) {
      done = followed.version;
      await this.follow(followed.booking, cause);
    }
  }

  private async follow(booking: SlotBooking, cause: Told): Promise<void> {
    if (booking.state === 'booked') await this.schedule(booking, cause);
    if (booking.ticket) await this.markTicket(booking, booking.ticket, cause);
  }

  /** The visit of the booking is made once; after that a moved time moves it while nobody waits yet. */
  private async schedule(booking: SlotBooking, cause: Told): Promise<void> {
    const { bookingId, slotId, from, to, visitType, clinician } = booking;
    if (!(await this.visits.find(bookingId))) {
      const asked = { principal: OURSELVES, commandId: bookingId, what: cause.what };
      const made = await this.cases.book(booking, asked);
      if (isRefused(made)) throw new Error(`${cause.what}: ${made.refused.code}`);
    }
    const time = { bookingId, slotId, from, to, visitType, ...(clinician && { clinician }) };
    await this.visits.fact(bookingId, { type: 'rebook', booking: time }, causeOf(cause, 'visit'));
  }

  private async markTicket(
    { state, bookingId, from, to, rebooked }: SlotBooking,
    { visitId, ticketId }: NonNullable<SlotBooking['ticket']>,
    cause: Told,
  ): Promise<void> {
    const booking = { bookingId, visitId: bookingId, from, to, rebooked };
    const fact =
      state === 'booked'
        ? ({ type: 'ticket-booking', ticketId, booking } as const)
        : ({ type: 'ticket-return', ticketId, bookingId } as const);
    await this.visits.fact(visitId, fact, causeOf(cause, 'ticket'));
  }
}

/** One event changes two visits; each has its own id of it. */
const causeOf = ({ id, what, actor }: Told, about: string): Cause => ({ id: `${id}/${about}`, what, actor });
