import { Logger } from '@nestjs/common';
import type { EventPublisher } from '@om/messaging';
import { Batcher, type Clock, type Metrics } from '@om/platform';
import type { Model } from 'mongoose';
import type { AggregateFields, OutboxEntry } from './aggregate.js';
import { copyRows, publishInOrder } from './deliver-entries.js';
import type { RowStore } from './row-store.js';
import { Turns } from './turns.js';
import { UnderWay } from './under-way.js';

const SWEEP_MS = 1_000;
/** Younger entries are left to the fast path of the process that wrote them. */
const GRACE_MS = 1_000;
const SWEEP_BATCH = 200;
/** How long what has been sent waits to be removed with others, milliseconds: a crash meanwhile only sends it again. */
const REMOVAL_PACE = { lingerMs: 50, restMs: 250 };

/** What a write has left in the outbox of a document, and what was there before it. */
interface Left {
  written: readonly OutboxEntry[];
  before: readonly OutboxEntry[];
}

interface Removal {
  id: string;
  delivered: string[];
}

interface Aggregate {
  model: Model<AggregateFields>;
  removals: Batcher<Removal>;
}

/**
 * Carries out what commands left in their documents: publishes events with confirms, copies audit and history rows, then
 * removes the entries. The fast path runs right after the write; a sweep finds what a crash or an outage left behind. An
 * entry may be carried out twice, never not at all; per document in order.
 */
export class OutboxRelay {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly aggregates = new Map<string, Aggregate>();
  /** Two deliveries of one document must not overlap, else its events could change places. */
  private readonly turns = new Turns();
  private readonly queued = new Map<string, Promise<void>>();
  /** Another delivery leaves these alone. */
  private readonly underWay = new UnderWay();
  private readonly settling = new Set<Promise<void>>();
  private readonly oldest;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly publisher: EventPublisher,
    private readonly rows: RowStore,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.oldest = metrics.gauge({
      name: 'om_outbox_oldest_seconds',
      help: 'Age of the oldest unsent outbox entry, by kind of aggregate',
      labels: ['aggregate'],
    });
  }

  /** Makes the sweep look after a kind of aggregate. */
  register<S extends AggregateFields>(model: Model<S>): void {
    const erased = model as unknown as Model<AggregateFields>;
    if (this.aggregates.has(model.modelName)) return;
    const removals = new Batcher<Removal>((batch) => remove(erased, batch), REMOVAL_PACE);
    this.aggregates.set(model.modelName, { model: erased, removals });
  }

  /** Begins to sweep once a second. */
  start(): void {
    const again = (): void => {
      if (!this.stopped) this.timer = setTimeout(() => void this.sweep().then(again), SWEEP_MS);
    };
    again();
  }

  /**
   * Fast path: delivers what one document holds, soon.
   * @param written what the caller has just written; without it the outbox is read
   * @param before what was in the outbox when that was written
   */
  nudge<S extends AggregateFields>(
    model: Model<S>,
    id: string,
    written?: readonly OutboxEntry[],
    before: readonly OutboxEntry[] = [],
  ): void {
    if (written?.length === 0) return;
    const aggregate = this.aggregates.get(model.modelName);
    if (aggregate) void this.enqueue(aggregate, id, written && { written, before });
  }

  /** One round over everything older than the grace period, oldest first. Never rejects. */
  async sweep(graceMs = GRACE_MS): Promise<void> {
    await Promise.all(
      [...this.aggregates.values()].map((aggregate) => this.sweepOne(aggregate, graceMs).catch(this.waiting)),
    );
  }

  /** Delivers everything that can be delivered now; the last thing a stopping process does with its store. */
  async flush(): Promise<void> {
    await this.turns.idle();
    await this.settled();
    await this.sweep(0);
  }

  /** Ends the sweeping, then {@link flush}. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.flush();
  }

  private async sweepOne(aggregate: Aggregate, graceMs: number): Promise<void> {
    const now = this.clock.now().getTime();
    const before = new Date(now - graceMs);
    const found = await aggregate.model
      .find({ 'outbox.at': { $lte: before } })
      .sort({ 'outbox.at': 1 })
      .limit(SWEEP_BATCH)
      .select('+outbox')
      .lean()
      .exec();
    const first = found[0]?.outbox[0]?.at.getTime() ?? now;
    this.oldest.set({ aggregate: aggregate.model.modelName }, Math.max(0, now - first) / 1000);
    await Promise.all(found.map(({ _id }) => this.enqueue(aggregate, _id)));
    await this.settled();
  }

  /** One after the other for each document. One reading is enough for all who ask for it before it begins. */
  private enqueue(aggregate: Aggregate, id: string, left?: Left): Promise<void> {
    const key = keyOf(aggregate, id);
    if (left) return this.turns.take(key, () => this.deliver(aggregate, id, left).catch(this.waiting));
    const queued = this.queued.get(key);
    if (queued) return queued;
    const reading = this.turns.take(key, () => {
      this.queued.delete(key);
      return this.deliver(aggregate, id).catch(this.waiting);
    });
    this.queued.set(key, reading);
    return reading;
  }

  /** Holds the turn of the document only for its events: rows and removal may take their time, the next event not. */
  private async deliver(aggregate: Aggregate, id: string, left?: Left): Promise<void> {
    const key = keyOf(aggregate, id);
    const entries = await this.toDeliver(aggregate, id, left);
    if (entries.length === 0) return;
    this.underWay.add(key, entries);
    const { sent, unsent, errors } = await publishInOrder(entries, this.publisher);
    // At once: the next write must not take them for sent and overtake them.
    this.underWay.remove(key, unsent);
    const settled: Promise<void> = this.settle(aggregate, id, sent).finally(() => {
      this.underWay.remove(key, sent);
      this.settling.delete(settled);
    });
    this.settling.add(settled);
    if (errors.length > 0) throw errors[0];
  }

  /**
   * What of a document nobody carries out yet. What was under way when the outbox was read may be in what was read and be
   * removed by now: it is left out, or it would be sent again after later ones. Nothing unsent is left out by that, because
   * sending holds the turn of the document.
   */
  private async toDeliver(
    aggregate: Aggregate,
    id: string,
    left: Left | undefined,
  ): Promise<readonly OutboxEntry[]> {
    const key = keyOf(aggregate, id);
    const isFree = (entry: OutboxEntry): boolean => !this.underWay.has(key, entry);
    // A delivery that has read the outbox since the write may have taken what was written with it.
    if (left && !left.before.some(isFree)) return left.written.filter(isFree);
    const before = this.underWay.of(key);
    const outbox = await outboxOf(aggregate.model, id);
    return outbox.filter((entry) => isFree(entry) && !before.has(entry.id));
  }

  /** Copies the rows, then removes the entries. Never rejects: what could not be done is found by a sweep. */
  private async settle({ removals }: Aggregate, id: string, entries: readonly OutboxEntry[]): Promise<void> {
    try {
      const { delivered, errors } = await copyRows(entries, this.rows);
      if (delivered.length > 0) await removals.add({ id, delivered });
      if (errors.length > 0) throw errors[0];
    } catch (error) {
      this.waiting(error);
    }
  }

  private async settled(): Promise<void> {
    await Promise.all(this.settling);
  }

  private readonly waiting = (err: unknown): void => {
    this.logger.warn({ msg: 'outbox waits for the next sweep', err });
  };
}

const keyOf = ({ model }: Aggregate, id: string): string => `${model.modelName}:${id}`;

const outboxOf = async (model: Model<AggregateFields>, id: string): Promise<OutboxEntry[]> =>
  (await model.findById(id).select('+outbox').lean().exec())?.outbox ?? [];

/** One update a document, however many of its entries there are. */
const remove = async (model: Model<AggregateFields>, batch: Removal[]): Promise<readonly undefined[]> => {
  const byDocument = new Map<string, string[]>();
  for (const { id, delivered } of batch) byDocument.set(id, [...(byDocument.get(id) ?? []), ...delivered]);
  await model.collection.bulkWrite(
    [...byDocument].map(([id, delivered]) => ({
      updateOne: {
        filter: { _id: id as never },
        update: { $pull: { outbox: { id: { $in: delivered } } as never } },
      },
    })),
    { ordered: false },
  );
  return batch.map(() => undefined);
};
