import { Inject, Injectable } from '@nestjs/common';
import type { listSlots, Principal, Slot } from '@om/contracts';
import { isRefused, type Answer, type Payload, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { refusal } from '../queue.errors.js';
import { Tickets } from './book-a-time.js';
import { mayMove, type Reach } from './booking-rules.js';
import { Bookings } from './bookings.js';
import { Slots, type Window } from './slots.js';

const PAGE = 200;
/** Pages looked through for free times; a unit with more booked times in a row has none soon. */
const PAGES = 10;

type Asked = Payload<typeof listSlots>;

/** Times that can be booked. */
@Injectable()
export class ListSlots {
  constructor(
    private readonly slots: Slots,
    private readonly bookings: Bookings,
    private readonly tickets: Tickets,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(asked: Asked, principal: Principal): Promise<Answer<typeof listSlots> | Refused> {
    const reach = await this.reachOf(asked, principal);
    if (isRefused(reach)) return reach;
    const now = this.clock.now().toISOString();
    const isStaff = principal.kind === 'clinician';
    const from = asked.from !== undefined && (isStaff || asked.from > now) ? asked.from : now;
    const window = { from, to: asked.to };
    return isStaff && asked.all === true ? this.all(reach, window) : this.free(reach, window);
  }

  /** By ticket, by the booking that is to be moved, or as staff of the unit. */
  private async reachOf({ ticket, bookingId }: Asked, principal: Principal): Promise<Reach | Refused> {
    if (ticket) return this.tickets.byTicket(ticket, principal);
    if (bookingId !== undefined) {
      const known = await this.bookings.find(bookingId);
      if (known?.booking?.state !== 'booked' || !mayMove(known.booking, principal))
        return refusal('queue.unknown-booking');
      return { careUnitId: known.booking.careUnitId, clinician: known.clinicianOnly };
    }
    return principal.kind === 'clinician'
      ? { careUnitId: principal.careUnitId }
      : refusal('queue.ticket-not-valid');
  }

  private async all(reach: Reach, window: Window): Promise<Answer<typeof listSlots>> {
    const slots = await this.slots.page(reach, window, PAGE + 1);
    return { slots: slots.slice(0, PAGE), more: slots.length > PAGE };
  }

  /** Each page begins with the last time of the one before: several clinicians have times at the same instant. */
  private async free(reach: Reach, window: Window): Promise<Answer<typeof listSlots>> {
    const free = new Map<string, Slot>();
    let { from } = window;
    for (let page = 0; page < PAGES; page += 1) {
      const slots = await this.slots.page(reach, { ...window, from }, PAGE);
      for (const slot of slots) if (slot.bookingId === undefined) free.set(slot.slotId, slot);
      const last = slots.at(-1);
      if (slots.length < PAGE || !last) return firstPage(free);
      if (free.size > PAGE) break;
      from = last.from;
    }
    return { ...firstPage(free), more: true };
  }
}

const firstPage = (free: ReadonlyMap<string, Slot>): Answer<typeof listSlots> => ({
  slots: [...free.values()].slice(0, PAGE),
  more: free.size > PAGE,
});
