import { Inject, Injectable } from '@nestjs/common';
import type { Principal, SlotBooking, VisitSnapshot } from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { AggregateStore, duplicateKeyOf, modelToken, OutboxRelay, type Decision } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { booked, bookingEvent, cancelled, keptTime, moved, QUEUE, type BookedFor } from './booking-rules.js';
import { bookingModel, type BookingDocument } from './booking.schema.js';
import type { SlotDocument } from './slot.schema.js';
import { removedBy } from './slots.js';

/** A command on a booking. */
export interface BookingCommand {
  readonly commandId: string;
  readonly actor: Principal;
}

/** States in which a visit that never began needs its time no longer. */
const FREES: readonly VisitSnapshot['state'][] = ['cancelled', 'closed', 'redirected', 'expired'];

/** Who has which time. The store's unique indexes decide between those who come at once. */
@Injectable()
export class Bookings {
  private readonly store: AggregateStore<BookingDocument>;

  constructor(
    @Inject(modelToken(bookingModel.name)) model: Model<BookingDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('queue.unknown-booking').refused });
  }

  async find(bookingId: string): Promise<BookingDocument | undefined> {
    return (await this.store.find(bookingId)) ?? undefined;
  }

  /** Books a free time; refuses `queue.slot-taken` or `queue.ticket-used` when somebody was first. */
  book(
    bookingId: string,
    slot: SlotDocument,
    what: BookedFor,
    { commandId, actor }: BookingCommand,
  ): Promise<SlotBooking | Refused> {
    const document = { _id: bookingId, ...booked(bookingId, slot, what) };
    const facts = { version: 1, actor, id: this.ids.next(), now: this.clock.now() };
    return unlessHeld(async () => {
      const { booking } = document;
      const event = bookingEvent(booking, facts);
      const made = await this.store.create(document, { id: commandId }, booking, event);
      return made === 'created' ? booking : (made.existing.booking ?? refusal('queue.slot-taken'));
    });
  }

  /** Moves a booking to another free time; refuses `queue.booking-closed` once its visit has begun. */
  move(bookingId: string, slot: SlotDocument, command: BookingCommand): Promise<SlotBooking | Refused> {
    return unlessHeld(() =>
      this.change(bookingId, command, (booking, { begun }) => (begun ? undefined : moved(booking, slot))),
    );
  }

  /** Holds a time so that nobody can book it; refuses `queue.slot-taken`. */
  async block(slotId: string, { commandId }: BookingCommand): Promise<Refused | undefined> {
    const blocked = await unlessHeld(async () => {
      await this.store.create({ _id: removedBy(slotId), holdsSlot: slotId }, { id: commandId }, null, []);
    });
    return blocked ?? undefined;
  }

  /** A visit that will not take place gives its time and its ticket back; one that has begun keeps them. */
  async follow(visit: VisitSnapshot, actor: Principal): Promise<void> {
    if (visit.entry !== 'booked') return;
    const isOff = visit.startedAt === undefined && FREES.includes(visit.state);
    if (isOff) await this.change(visit.visitId, { commandId: `free:${visit.visitId}`, actor }, cancelled);
    else await this.note(visit);
  }

  /** A visit that began at the time the booking had before keeps it, and so does the booking, unless somebody has taken that time. */
  private async note(visit: VisitSnapshot): Promise<void> {
    const noted = await unlessHeld(() => this.noteHolding(visit, visit.booking?.slotId));
    if (isRefused(noted) && noted.refused.code === 'queue.slot-taken')
      await this.noteHolding(visit, undefined);
  }

  private noteHolding(visit: VisitSnapshot, holdsSlot: string | undefined): Promise<null | Refused> {
    const { visitId, version, state } = visit;
    const facts = { actor: QUEUE, id: this.ids.next(), now: this.clock.now() };
    const begun = state !== 'scheduled';
    return this.store.execute(visitId, { id: `note:${String(version)}`, remember: false }, (known) => {
      if (version <= (known.visitVersion ?? 0)) return { unchanged: true, answer: null };
      const kept = begun ? keptTime(known.booking, visit.booking) : undefined;
      return {
        state: { begun, visitVersion: version, ...(kept && { booking: kept, holdsSlot }) },
        answer: null,
        outbox: kept ? bookingEvent(kept, { ...facts, version: known.version + 1 }) : [],
      };
    });
  }

  private change(
    bookingId: string,
    { commandId, actor }: BookingCommand,
    next: (
      booking: SlotBooking,
      known: BookingDocument,
    ) => (Partial<BookingDocument> & { booking: SlotBooking }) | undefined,
  ): Promise<SlotBooking | Refused> {
    const facts = { actor, id: this.ids.next(), now: this.clock.now() };
    return this.store.execute(
      bookingId,
      { id: commandId },
      (known): Decision<BookingDocument, SlotBooking> => {
        const state = known.booking?.state === 'booked' ? next(known.booking, known) : undefined;
        if (!state) return { refused: refusal('queue.booking-closed').refused };
        const outbox = bookingEvent(state.booking, { ...facts, version: known.version + 1 });
        return { state, answer: state.booking, outbox };
      },
    );
  }
}

/** Turns running into a unique index into the refusal it means. */
const unlessHeld = async <A>(write: () => Promise<A>): Promise<A | Refused> => {
  try {
    return await write();
  } catch (error) {
    const fields = duplicateKeyOf(error);
    if (fields?.includes('holdsSlot')) return refusal('queue.slot-taken');
    if (fields?.includes('holdsTicket')) return refusal('queue.ticket-used');
    throw error;
  }
};
