import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';
import { Batcher, Failed } from '@om/platform';
import mongoose, { type Model } from 'mongoose';
import type { AggregateFields, CommandRef, Decision, NewAggregate, OutboxEntry } from './aggregate.js';
import { outboxOf, stateAfter, updateFor, type Step } from './changes.js';
import { duplicateKeyOf } from './duplicate-key.js';
import type { OutboxRelay } from './outbox-relay.js';
import { Turns } from './turns.js';

/** Rereads before a command on a contended aggregate is refused as unavailable. */
const TRIES = 50;
/** Longest random pause before a reread, milliseconds. */
const PAUSE_MS = 10;
/** How long unhurried commands wait for company, milliseconds, and how many go together: a larger batch holds up the others at the store. */
const UNHURRIED = { lingerMs: 40, restMs: 250, most: 64 };
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
  private readonly company = new Batcher<Company<S>>((commands) => this.executeTogether(commands), UNHURRIED);
  /** The last unhurried command on each aggregate that has some waiting. */
  private readonly waiting = new Map<string, Promise<unknown>>();

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
    if (command.unhurried) return this.executeSoon({ id, command, decide }) as Promise<A | Refused>;
    const alone = () => this.executeAlone(id, command, decide);
    const before = this.waiting.get(id);
    if (!before) return alone();
    this.company.hurry();
    return before.then(alone, alone);
  }

  /** What is waiting is carried out before a hurried command that comes after it: waiting must not change the order. */
  private executeSoon(one: Company<S>): Promise<unknown> {
    const done = this.company.add(one);
    this.waiting.set(one.id, done);
    const leave = (): void => {
      if (this.waiting.get(one.id) === done) this.waiting.delete(one.id);
    };
    done.then(leave, leave);
    return done;
  }

  private executeAlone<A>(
    id: string,
    command: CommandRef,
    decide: (state: S) => Decision<S, A>,
  ): Promise<A | Refused> {
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
      const { answers, steps } = this.decideAll(before, [{ id, command, decide }]);
      if (steps.length === 0) return answers[0] as A | Refused;
      const { modifiedCount } = await this.model.collection.updateOne(
        guardFor(before, steps),
        updateFor(before, steps),
      );
      if (modifiedCount === 1) {
        this.nudge(before, steps);
        return answers[0] as A;
      }
      await sleep(Math.random() * PAUSE_MS);
    }
    return this.busy('changed by others each time');
  }

  /** Commands on one aggregate decided one after the other, each on what the one before it leads to. */
  private decideAll(
    before: S,
    commands: readonly Company<S>[],
  ): { answers: unknown[]; steps: Step<S, unknown>[] } {
    const steps: Step<S, unknown>[] = [];
    let state = before;
    const answers = commands.map(({ command, decide }) => {
      const earlier = state.handled.find(({ id }) => id === command.id);
      if (earlier) return earlier.answer;
      const decision = decide(state);
      if ('refused' in decision) return decision;
      if ('unchanged' in decision) return decision.answer;
      if (state.outbox.length >= OUTBOX_FULL) return this.busy('too many unsent entries');
      steps.push({ command, decision });
      state = stateAfter(state, { command, decision });
      return decision.answer;
    });
    return { answers, steps };
  }

  /**
   * Carries out commands on many aggregates with one read and one write. When one of the writes met another writer, all are
   * carried out again, alone: what was written already is then known by its id, or changes nothing.
   */
  private async executeTogether(commands: readonly Company<S>[]): Promise<unknown[]> {
    const byId = new Map<string, Company<S>[]>();
    for (const one of commands) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
    const answers = new Map<Company<S>, unknown>();
    const all = await this.turns.takeAll([...byId.keys()], () => this.commitTogether(byId, answers));
    if (all) return commands.map((one) => answers.get(one));
    return Promise.all(
      commands.map(async ({ id, command, decide }) =>
        this.executeAlone(id, command, decide).catch((error: unknown) => new Failed(error)),
      ),
    );
  }

  /** Whether everything that was to be written is. */
  private async commitTogether(
    byId: ReadonlyMap<string, readonly Company<S>[]>,
    answers: Map<Company<S>, unknown>,
  ): Promise<boolean> {
    const known = await this.loadAll([...byId.keys()]);
    const commits: { before: S; steps: Step<S, unknown>[] }[] = [];
    for (const [id, commands] of byId) {
      const before = known.get(id);
      const decided = before
        ? this.decideAll(before, commands)
        : { answers: commands.map(() => ({ refused: this.options.missing })), steps: [] };
      commands.forEach((one, index) => answers.set(one, decided.answers[index]));
      if (before && decided.steps.length > 0) commits.push({ before, steps: decided.steps });
    }
    const written = await this.writeAll(commits);
    for (const { before, steps } of commits)
      if (written) this.nudge(before, steps);
      else this.relay.nudge(this.model, before._id);
    return written;
  }

  private async writeAll(commits: readonly { before: S; steps: Step<S, unknown>[] }[]): Promise<boolean> {
    if (commits.length === 0) return true;
    const writes = commits.map(({ before, steps }) => ({
      updateOne: { filter: guardFor(before, steps), update: updateFor(before, steps) },
    }));
    try {
      const { modifiedCount } = await this.model.collection.bulkWrite(writes, { ordered: false });
      return modifiedCount === commits.length;
    } catch (error) {
      if (error instanceof mongoose.mongo.MongoBulkWriteError) return false;
      throw error;
    }
  }

  private nudge(before: S, steps: readonly Step<S, unknown>[]): void {
    this.relay.nudge(this.model, before._id, outboxOf(steps), before.outbox);
  }

  /** Past mongoose, which has nothing to add to a plain read or a guarded update and costs more than they do. */
  private async load(id: string): Promise<S | null> {
    return (await this.model.collection.findOne({ _id: id as never })) as S | null;
  }

  private async loadAll(ids: readonly string[]): Promise<Map<string, S>> {
    const found = this.model.collection.find({ _id: { $in: ids as never[] } });
    return new Map(
      (await found.toArray()).map((document) => [String(document._id), document as unknown as S]),
    );
  }

  private busy(detail: string): Refused {
    const [service] = this.options.missing.code.split('.');
    return refuse(`${service ?? ''}.unavailable`, detail);
  }
}

/** A command that goes with others. */
interface Company<S> {
  id: string;
  command: CommandRef;
  decide: (state: S) => Decision<S, unknown>;
}

/** Nobody has changed it since it was read, and none of these commands has been carried out. */
const guardFor = <S extends AggregateFields>(before: S, steps: readonly Step<S, unknown>[]) => ({
  _id: before._id as never,
  version: before.version,
  'handled.id': { $nin: steps.map(({ command }) => command.id) },
});
