import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { latencyOf } from '../figures/percentiles.js';
import type { LoadResult } from './protocol.js';
import type { Screen, Told } from './screen.js';
import type { Flying, Talk } from './talk.js';

/** How long the last messages may take to come before they count as not delivered, milliseconds. */
const DRAIN_MS = 5_000;
const TEXT = 'Det gör ont när jag lyfter armen, mest på natten. Det började för tre veckor sedan.';
const NANOSECONDS = 1e6;

/** Sends messages at a fixed rate, whatever becomes of them, and notes when they come. */
export class Load {
  private readonly flying = new Map<string, Flying>();
  private readonly unanswered = new Map<string, number>();
  private delivery: number[] = [];
  private acknowledgement: number[] = [];
  private refused = 0;

  /** What a screen has to tell, and to whom. */
  toldBy(screen: () => Screen): Told {
    return {
      shown: (ref, _visitId, _seq, at) => {
        const message = this.flying.get(ref);
        if (message?.to !== screen()) return;
        this.flying.delete(ref);
        this.delivery.push(at - message.sentAt);
      },
      stored: (ref, at) => {
        const sentAt = this.unanswered.get(ref);
        if (sentAt !== undefined && this.unanswered.delete(ref)) this.acknowledgement.push(at - sentAt);
      },
      refused: () => {
        this.refused += 1;
      },
    };
  }

  /** Runs one stretch; the sides of the talks write in turn. */
  async run(talks: readonly Talk[], rate: number, seconds: number): Promise<LoadResult> {
    this.flying.clear();
    this.unanswered.clear();
    this.delivery = [];
    this.acknowledgement = [];
    this.refused = 0;
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const began = performance.now();
    const sent = await this.send(talks, rate, seconds);
    const took = (performance.now() - began) / 1_000;
    const end = performance.now() + DRAIN_MS;
    while ((this.flying.size > 0 || this.unanswered.size > 0) && performance.now() < end) await pause(5);
    delay.disable();
    return {
      rate: sent / took,
      sent,
      acknowledged: this.acknowledgement.length,
      delivered: this.delivery.length,
      refused: this.refused,
      delivery: latencyOf(this.delivery),
      acknowledgement: latencyOf(this.acknowledgement),
      generatorDelayMs: delay.percentile(99) / NANOSECONDS,
    };
  }

  private async send(talks: readonly Talk[], rate: number, seconds: number): Promise<number> {
    const began = performance.now();
    const total = Math.round(rate * seconds);
    let sent = 0;
    while (sent < total) {
      const due = Math.min(total, Math.floor(((performance.now() - began) * rate) / 1_000) + 1);
      for (; sent < due; sent += 1) this.sendOne(talks, sent);
      const next = began + (sent * 1_000) / rate;
      await pause(Math.max(1, next - performance.now()));
    }
    return sent;
  }

  private sendOne(talks: readonly Talk[], number: number): void {
    const talk = talks[number % talks.length];
    if (!talk) throw new Error('nobody talks');
    const [patient, care] = talk.sides;
    const fromPatient = Math.floor(number / talks.length) % 2 === 0;
    const ref = randomUUID();
    const sentAt = performance.now();
    this.flying.set(ref, { sentAt, visitId: talk.visitId, to: fromPatient ? care : patient });
    this.unanswered.set(ref, sentAt);
    (fromPatient ? patient : care).send(talk.visitId, ref, TEXT);
  }
}
