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

/** What a look has done, and how soon the next is needed, milliseconds. */
interface Looked {
  handled: number;
  waitMs: number;
}

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
    this.running = this.look()
      .then(({ waitMs }) => waitMs)
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
    return (await this.look()).handled;
  }

  private async look(): Promise<Looked> {
    const looks = await Promise.all(this.registrations.map((registration) => this.lookAt(registration)));
    return {
      handled: looks.reduce((sum, { handled }) => sum + handled, 0),
      waitMs: Math.min(POLL_MS, ...looks.map(({ waitMs }) => waitMs)),
    };
  }

  /** One read tells what is due and what falls due before the next look; after a full read there may be more, so at once again. */
  private async lookAt({ model, handler }: Registration): Promise<Looked> {
    const now = this.clock.now();
    const found = await unclaimedUntil(model, now, new Date(now.getTime() + POLL_MS));
    const timers = found.flatMap(({ _id, timers = [] }) => timers.map((timer) => ({ id: _id, timer })));
    const due = timers.filter(({ timer }) => isDue(timer, now));
    const handled = await Promise.all(due.map(({ id, timer }) => this.take(model, handler, id, timer)));
    const waits = timers.map(({ timer }) => timer.at.getTime() - now.getTime()).filter((ms) => ms > 0);
    const passed = this.clock.now().getTime() - now.getTime();
    const full = found.length === BATCH && due.length > 0;
    return {
      handled: handled.filter(Boolean).length,
      waitMs: full ? 0 : Math.max(0, Math.min(POLL_MS, ...waits) - passed),
    };
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
}

const isDue = ({ at, claimedUntil }: Timer, now: Date): boolean =>
  at <= now && !(claimedUntil && claimedUntil > now);

/** Past mongoose: asked for once a second, of every kind of aggregate, whether or not anything happens. */
const unclaimedUntil = (
  model: Model<AggregateFields>,
  now: Date,
  until: Date,
): Promise<Pick<AggregateFields, '_id' | 'timers'>[]> =>
  model.collection
    .find<Pick<AggregateFields, '_id' | 'timers'>>(
      { timers: { $elemMatch: { at: { $lte: until }, claimedUntil: { $not: { $gt: now } } } } },
      { projection: { timers: 1 } },
    )
    .sort({ 'timers.at': 1 })
    .limit(BATCH)
    .toArray();
