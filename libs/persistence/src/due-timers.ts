import { Logger } from '@nestjs/common';
import type { Clock } from '@om/platform';
import type { Model } from 'mongoose';
import type { AggregateFields, Timer } from './aggregate.js';

/** Longest sleep between looks, milliseconds: a timer set elsewhere, or a clock that jumped, is seen this late at most. */
const POLL_MS = 1_000;
/** How long a claim holds; a handler that fails, or a process that dies, gives the timer back after this. */
const LEASE_MS = 30_000;
const BATCH = 50;

/** Does what is due with one aggregate: usually one command with the timer's id. May run twice for one timer. */
export type TimerHandler = (aggregateId: string, timer: Timer) => Promise<void>;

interface Registration {
  model: Model<AggregateFields>;
  handler: TimerHandler;
}

/**
 * Timers are entries of their aggregate, so they survive every process. Whichever replica looks first claims a due one
 * atomically; nothing lives in a `setTimeout` alone (architecture 3).
 */
export class DueTimers {
  private readonly logger = new Logger(DueTimers.name);
  private readonly registrations: Registration[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(private readonly clock: Clock) {}

  /** Looks after the timers of a kind of aggregate. */
  register<S extends AggregateFields>(model: Model<S>, handler: TimerHandler): void {
    this.registrations.push({ model: model as unknown as Model<AggregateFields>, handler });
  }

  /** Begins to look, at most {@link POLL_MS} apart and exactly when the nearest timer falls due. */
  start(): void {
    if (this.stopped) return;
    this.running = this.runDue()
      .then(() => this.untilNearest())
      .catch((err: unknown) => {
        this.logger.warn({ msg: 'timers not read', err });
        return POLL_MS;
      })
      .then((ms) => {
        if (!this.stopped)
          this.timer = setTimeout(() => {
            this.start();
          }, ms);
      });
  }

  /** Takes no more timers and waits for the handlers that run. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Claims and handles everything due now; how many this process got. */
  async runDue(): Promise<number> {
    const counts = await Promise.all(this.registrations.map((registration) => this.runOne(registration)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async runOne({ model, handler }: Registration): Promise<number> {
    const now = this.clock.now();
    const found = await model
      .find({ timers: { $elemMatch: { at: { $lte: now }, claimedUntil: { $not: { $gt: now } } } } })
      .sort({ 'timers.at': 1 })
      .limit(BATCH)
      .select('timers')
      .lean()
      .exec();
    const due = found.flatMap(({ _id, timers = [] }) =>
      timers.filter((timer) => isDue(timer, now)).map((timer) => ({ id: _id, timer })),
    );
    const handled = await Promise.all(due.map(({ id, timer }) => this.take(model, handler, id, timer)));
    return handled.filter(Boolean).length;
  }

  private async take(
    model: Model<AggregateFields>,
    handler: TimerHandler,
    id: string,
    timer: Timer,
  ): Promise<boolean> {
    if (!(await this.claim(model, id, timer))) return false;
    try {
      await handler(id, timer);
      await model.updateOne({ _id: id }, { $pull: { timers: { id: timer.id, at: timer.at } } });
    } catch (err) {
      this.logger.warn({
        msg: 'timer failed, tried again after its lease',
        kind: timer.kind,
        aggregate: id,
        err,
      });
    }
    return true;
  }

  /** Only one of several replicas finds the entry as it was read. */
  private async claim(model: Model<AggregateFields>, id: string, timer: Timer): Promise<boolean> {
    const asRead = { id: timer.id, at: timer.at, claimedUntil: timer.claimedUntil ?? null };
    const claimedUntil = new Date(this.clock.now().getTime() + LEASE_MS);
    const { modifiedCount } = await model.updateOne(
      { _id: id, timers: { $elemMatch: asRead } },
      { $set: { 'timers.$.claimedUntil': claimedUntil } },
    );
    return modifiedCount === 1;
  }

  private async untilNearest(): Promise<number> {
    const now = this.clock.now();
    const waits = await Promise.all(this.registrations.map(({ model }) => nearest(model, now)));
    return Math.min(POLL_MS, ...waits);
  }
}

const isDue = ({ at, claimedUntil }: Timer, now: Date): boolean =>
  at <= now && !(claimedUntil && claimedUntil > now);

const nearest = async (model: Model<AggregateFields>, now: Date): Promise<number> => {
  const [next] = await model
    .find({ 'timers.at': { $gt: now } })
    .sort({ 'timers.at': 1 })
    .limit(1)
    .select('timers')
    .lean()
    .exec();
  const waits = (next?.timers ?? []).map(({ at }) => at.getTime() - now.getTime()).filter((ms) => ms > 0);
  return Math.min(POLL_MS, ...waits);
};
