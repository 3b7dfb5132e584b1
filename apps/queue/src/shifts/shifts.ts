import { Inject, Injectable } from '@nestjs/common';
import type { ClinicianPrincipal, Principal, Shift, startShift } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { goneTimers, isGone, kept } from './gone.js';
import { effectsOf, ended, started } from './shift.js';
import { shiftModel, type ShiftDocument } from './shift.schema.js';

/** Persons on shift that one answer names. */
const MOST_ON_SHIFT = 5_000;

/** A command on somebody's shift. */
export interface ShiftCommand {
  readonly commandId: string;
  readonly actor: Principal;
}

/** Who works where. */
@Injectable()
export class Shifts {
  private readonly store: AggregateStore<ShiftDocument>;

  constructor(
    @Inject(modelToken(shiftModel.name)) private readonly model: Model<ShiftDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('queue.unknown-staff').refused });
  }

  /** Where the person works or worked last; undefined for who never began a shift. */
  async of(personId: string): Promise<Shift | undefined> {
    return (await this.store.find(personId))?.shift;
  }

  /** The shift of a person who has gone without ending it; undefined for everyone else. */
  async gone(personId: string): Promise<Shift | undefined> {
    const known = await this.store.find(personId);
    return known && isGone(known, this.clock.now()) ? known.shift : undefined;
  }

  /** Everyone on shift, at one unit or at all. */
  async onShift(careUnitId?: string): Promise<Shift[]> {
    const unit = careUnitId === undefined ? {} : { 'shift.careUnitId': careUnitId };
    const found = await this.model
      .find({ 'shift.onShift': true, ...unit })
      .limit(MOST_ON_SHIFT)
      .lean()
      .exec();
    return found.map(({ shift }) => shift);
  }

  /** Begins a shift; in the same unit and role as before nothing happens. */
  async start(
    { shiftType }: Payload<typeof startShift>,
    who: ClinicianPrincipal,
    commandId: string,
  ): Promise<Shift | Refused> {
    const now = this.clock.now();
    const command = { commandId, actor: who };
    const first = started(undefined, who, shiftType, now);
    const known = await this.store.find(who.personId);
    if (!known && first && (await this.begin(first, command, now)) === 'created') return first;
    return this.change(who.personId, command, ({ shift }) => started(shift, who, shiftType, now));
  }

  /** Ends a shift; one that has ended stays as it is. */
  end(personId: string, command: ShiftCommand): Promise<Shift | Refused> {
    return this.change(personId, command, ({ shift }) => ended(shift, this.clock.now()));
  }

  /** Ends a shift whose person has gone; one that has been heard of in the meantime goes on. */
  endGone(personId: string, command: ShiftCommand): Promise<Shift | Refused> {
    const now = this.clock.now();
    const next = (known: ShiftDocument) => (isGone(known, now) ? ended(known.shift, now) : undefined);
    return this.change(personId, command, next, true);
  }

  /** Keeps until when a login of the person holds. */
  keep(personId: string, until: Date, { commandId, actor }: ShiftCommand): Promise<Shift | Refused> {
    const facts = { actor, id: this.ids.next(), now: this.clock.now() };
    const command = { id: commandId, remember: false };
    return this.store.execute(personId, command, (known): Decision<ShiftDocument, Shift> => {
      const after = kept(known, until, facts.now);
      if (!after) return { unchanged: true, answer: known.shift };
      const { shift } = after;
      const change = { ...facts, before: known.shift, version: known.version + 1 };
      const { outbox, timers } = shift === known.shift ? NOTHING : effectsOf(shift, change);
      const { set, drop } = goneTimers(known.loginUntil, until);
      const all = { set: [...timers.set, ...set], drop: [...timers.drop, ...drop] };
      return { state: after, answer: shift, outbox, timers: all };
    });
  }

  private begin(first: Shift, { commandId, actor }: ShiftCommand, now: Date) {
    const { outbox, timers } = effectsOf(first, {
      before: undefined,
      version: 1,
      actor,
      id: this.ids.next(),
      now,
    });
    const document = { _id: first.personId, shift: first, timers: timers.set };
    return this.store.create(document, { id: commandId }, first, outbox);
  }

  private change(
    personId: string,
    { commandId, actor }: ShiftCommand,
    next: (known: ShiftDocument) => Shift | undefined,
    gone?: true,
  ): Promise<Shift | Refused> {
    const facts = { actor, id: this.ids.next(), now: this.clock.now() };
    return this.store.execute(personId, { id: commandId }, (known): Decision<ShiftDocument, Shift> => {
      const after = next(known);
      if (!after) return { unchanged: true, answer: known.shift };
      const effects = effectsOf(after, { ...facts, before: known.shift, version: known.version + 1 });
      return { state: { shift: after, gone }, answer: after, ...effects };
    });
  }
}

const NOTHING: ReturnType<typeof effectsOf> = { outbox: [], timers: { set: [], drop: [] } };
