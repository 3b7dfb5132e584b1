import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';
import type { Model } from 'mongoose';
import type { AggregateFields, CommandRef, Decision, NewAggregate, OutboxEntry } from './aggregate.js';
import { updateFor } from './changes.js';
import { duplicateKeyOf } from './duplicate-key.js';
import type { OutboxRelay } from './outbox-relay.js';
import { Turns } from './turns.js';

/** Rereads before a command on a contended aggregate is refused as unavailable. */
const TRIES = 50;
/** Longest random pause before a reread, milliseconds. */
const PAUSE_MS = 10;
/** Unsent entries an aggregate may hold before commands are refused rather than the document grown. */
const OUTBOX_FULL = 100;

/** What a store refuses by itself. */
export interface StoreOptions {
  /** Answer to a command on an aggregate that does not exist. */
  missing: Refusal;
}

/**
 * Aggregates of one kind. A command is one guarded document write: state, version, the command's answer, timers and outbox
 * change together or not at all (architecture 2-3), then the relay is told.
 */
export class AggregateStore<S extends AggregateFields> {
  private readonly model: Model<AggregateFields>;
  /** Within a process commands on one aggregate wait for each other instead of colliding; between processes the guard decides. */
  private readonly turns = new Turns();

  constructor(
    model: Model<S>,
    private readonly relay: OutboxRelay,
    private readonly options: StoreOptions,
  ) {
    this.model = model as unknown as Model<AggregateFields>;
    relay.register(model);
  }

  /** The aggregate without its answers and outbox, or null. */
  async find(id: string): Promise<S | null> {
    return (await this.model.findById(id).lean().exec()) as S | null;
  }

  /**
   * Stores a new aggregate under the id its maker chose; the same id again is not an error but the one that exists.
   * @throws MongoServerError E11000 when another unique index than `_id` is in the way, see {@link duplicateKeyOf}
   */
  async create(
    doc: NewAggregate<S>,
    command: { id: string },
    answer: unknown,
    outbox: OutboxEntry[],
  ): Promise<'created' | { existing: S }> {
    try {
      const stored: AggregateFields = { ...doc, version: 1, handled: [{ id: command.id, answer }], outbox };
      await this.model.insertOne(stored);
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
      const existing = await this.load(doc._id);
      if (!existing) throw error;
      return { existing };
    }
    this.relay.nudge(this.model, doc._id, outbox);
    return 'created';
  }

  /**
   * Carries out a command. A repeat of its id gets the first answer; when another writer was first, the aggregate is read
   * and decided again. `decide` must be pure: it may run several times.
   */
  execute<A>(id: string, command: CommandRef, decide: (state: S) => Decision<S, A>): Promise<A | Refused> {
    return this.turns.take(id, () => this.decideUntilCommitted(id, command, decide));
  }

  private async decideUntilCommitted<A>(
    id: string,
    command: CommandRef,
    decide: (state: S) => Decision<S, A>,
  ): Promise<A | Refused> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const before = await this.load(id);
      if (!before) return { refused: this.options.missing };
      const earlier = before.handled.find((handled) => handled.id === command.id);
      if (earlier) return earlier.answer as A;
      const decision = decide(before);
      if ('refused' in decision) return decision;
      if ('unchanged' in decision) return decision.answer;
      if (before.outbox.length >= OUTBOX_FULL) return this.busy('too many unsent entries');
      if (await this.commit(before, command, decision)) return decision.answer;
      await sleep(Math.random() * PAUSE_MS);
    }
    return this.busy('changed by others each time');
  }

  /** The outbox is only what was just written when it was empty before, so then the relay need not read it. */
  private async commit<A>(
    before: S,
    command: CommandRef,
    decision: Extract<Decision<S, A>, { state: unknown }>,
  ): Promise<boolean> {
    const guard = { _id: before._id, version: before.version, 'handled.id': { $ne: command.id } };
    const { modifiedCount } = await this.model.updateOne(guard, updateFor(before, command, decision));
    if (modifiedCount !== 1) return false;
    this.relay.nudge(this.model, before._id, before.outbox.length === 0 ? decision.outbox : undefined);
    return true;
  }

  /** Past mongoose, which has nothing to add to a plain read and costs more than the read itself. */
  private async load(id: string): Promise<S | null> {
    return (await this.model.collection.findOne({ _id: id as never })) as S | null;
  }

  private busy(detail: string): Refused {
    const [service] = this.options.missing.code.split('.');
    return refuse(`${service ?? ''}.unavailable`, detail);
  }
}
