import { Inject, Injectable } from '@nestjs/common';
import type { createSlots, ClinicianPrincipal, Slot } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { isRefused, refuse } from '@om/messaging';
import { modelToken } from '@om/persistence';
import { CLOCK, type Clock } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { Staff } from '../staff/staff.js';
import { bookingModel, type BookingDocument } from './booking.schema.js';
import type { Reach } from './booking-rules.js';
import { mayPlan, overlaps, plannedSlots, slotOf, type WithClinician } from './slot-plan.js';
import { slotModel, type SlotDocument } from './slot.schema.js';

/** Between which instants times are looked for. */
export interface Window {
  readonly from: string;
  readonly to?: string | undefined;
}

/** The times of care units. */
@Injectable()
export class Slots {
  constructor(
    @Inject(modelToken(slotModel.name)) private readonly model: Model<SlotDocument>,
    @Inject(modelToken(bookingModel.name)) private readonly bookings: Model<BookingDocument>,
    private readonly staff: Staff,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find(slotId: string): Promise<SlotDocument | undefined> {
    return (await this.model.findById(slotId).lean().exec()) ?? undefined;
  }

  /** Times from an instant on, by time, with the bookings that have them. */
  async page({ careUnitId, clinician }: Reach, { from, to }: Window, limit: number): Promise<Slot[]> {
    const filter = {
      careUnitId,
      ...(clinician === undefined ? {} : { 'clinician.personId': clinician }),
      from: { $gte: from, ...(to === undefined ? {} : { $lt: to }) },
    };
    const found = await this.model.find(filter).sort({ from: 1 }).limit(limit).lean().exec();
    const held = await this.bookings
      .find({ holdsSlot: { $in: found.map(({ _id }) => _id) } })
      .select('holdsSlot')
      .lean()
      .exec();
    const holders = new Map(held.map(({ _id, holdsSlot }) => [holdsSlot, _id]));
    return found.map((slot) => slotOf(slot, holders.get(slot._id)));
  }

  /** The times that a command would make; refuses what does not fit. */
  async plan(
    payload: Payload<typeof createSlots>,
    who: ClinicianPrincipal,
  ): Promise<SlotDocument[] | Refused> {
    if (!mayPlan(who, payload.clinician)) return refusal('queue.forbidden');
    const clinician = await this.clinicianOf(payload.clinician, who.careUnitId);
    if (isRefused(clinician)) return clinician;
    if (payload.from <= this.clock.now().toISOString()) return refusal('queue.slot-past');
    const planned = plannedSlots(payload, who.careUnitId, clinician.with);
    if (planned.length === 0) return refuse('queue.invalid', 'between 1 and 200 times fit', { field: 'to' });
    return planned;
  }

  /** Whether a clinician would have two times at once. */
  async collide(planned: readonly SlotDocument[]): Promise<boolean> {
    const [first, last] = [planned.at(0), planned.at(-1)];
    if (!first?.clinician || !last) return false;
    return overlaps(planned, await this.around(first.clinician.personId, first.from, last.to));
  }

  /** Stores times, which can be booked at once. */
  async plant(planned: readonly SlotDocument[]): Promise<void> {
    await this.store(planned);
    await this.release(planned);
  }

  /** Stores times that are not there yet, and says which. */
  async store(planned: readonly SlotDocument[]): Promise<string[]> {
    const upserts = planned.map(({ _id, ...slot }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: slot }, upsert: true },
    }));
    const { upsertedIds } = await this.model.bulkWrite(upserts, { ordered: false });
    return Object.values(upsertedIds).map(String);
  }

  /** Lets times be booked that were held or had been taken away. */
  async release(times: readonly SlotDocument[]): Promise<void> {
    await this.bookings.deleteMany({ _id: { $in: times.map(({ _id }) => removedBy(_id)) } });
  }

  /** Takes times away, once nothing can be booked on them any more. */
  async drop(...slotIds: readonly string[]): Promise<void> {
    await this.model.deleteMany({ _id: { $in: slotIds } });
  }

  private async clinicianOf(
    hsaId: string | undefined,
    careUnitId: string,
  ): Promise<{ with: WithClinician } | Refused> {
    if (hsaId === undefined) return { with: undefined };
    const member = await this.staff.memberOf(hsaId, careUnitId);
    return member ? { with: { personId: hsaId, name: member.name } } : refusal('queue.unknown-member');
  }

  /** No time is longer than four hours, so those that began earlier cannot reach in. */
  private around(personId: string, from: string, to: string): Promise<SlotDocument[]> {
    const earliest = new Date(Date.parse(from) - LONGEST_MS).toISOString();
    return this.model
      .find({ 'clinician.personId': personId, from: { $gt: earliest, $lt: to } })
      .lean()
      .exec();
  }
}

const LONGEST_MS = 240 * 60_000;

/** Id of what holds a time that is being made or taken away, so that no booking can. */
export const removedBy = (slotId: string): string => `removed:${slotId}`;
