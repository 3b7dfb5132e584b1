import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { LossResult } from './protocol.js';
import type { Screen, Told } from './screen.js';
import type { Talk } from './talk.js';

/** No answer for so long: the message is sent again with the same ref, as the web app does. Milliseconds. */
const AGAIN_MS = 1_000;
/** How long everything may take to come after the last message, milliseconds. */
const SETTLE_MS = 45_000;
/** Between the messages that one person writes while the other is away, milliseconds. */
const PACE_MS = 10;

interface Sent {
  readonly talk: Talk;
  readonly from: Screen;
  readonly to: Screen;
  readonly text: string;
  acknowledged: boolean;
  triedAt: number;
}

/** Sends messages that must not be lost, whatever dies, and keeps account of what each screen has been shown. */
export class LossWatch {
  private readonly sent = new Map<string, Sent>();
  private readonly shownAt = new Map<Screen, Map<string, number>>();
  private readonly lastSeq = new Map<Screen, Map<string, number>>();
  private disordered = 0;

  /** What a screen has to tell, and to whom. */
  toldBy(screen: () => Screen): Told {
    return {
      shown: (ref, visitId, seq, at) => {
        this.onShown(screen(), ref, visitId, seq, at);
      },
      stored: (ref) => {
        const message = this.sent.get(ref);
        if (message) message.acknowledged = true;
      },
      refused: () => undefined,
    };
  }

  /** Sends at a rate for a while, repeats what is not answered, waits for the rest. */
  async run(talks: readonly Talk[], rate: number, seconds: number): Promise<LossResult> {
    this.begin();
    const again = this.repeating();
    const began = performance.now();
    for (let number = 0; number < rate * seconds; number += 1) {
      this.send(talks, number);
      await pause(Math.max(0, began + ((number + 1) * 1_000) / rate - performance.now()));
    }
    await this.settle();
    clearInterval(again);
    return this.result();
  }

  /** One side is away while the other writes; then it comes back and must have everything. */
  async away(talk: Talk, messages: number): Promise<LossResult> {
    this.begin();
    const [patient, care] = talk.sides;
    patient.goAway();
    const again = this.repeating();
    for (let number = 0; number < messages; number += 1) {
      this.sendFrom(talk, care, patient);
      await pause(PACE_MS);
    }
    await until(() => [...this.sent.values()].every(({ acknowledged }) => acknowledged));
    await patient.comeBack();
    await this.settle();
    clearInterval(again);
    return this.result();
  }

  private begin(): void {
    this.sent.clear();
    this.shownAt.clear();
    this.disordered = 0;
  }

  private send(talks: readonly Talk[], number: number): void {
    const talk = talks[number % talks.length];
    if (!talk) throw new Error('nobody talks');
    const [patient, care] = talk.sides;
    const fromPatient = Math.floor(number / talks.length) % 2 === 0;
    this.sendFrom(talk, fromPatient ? patient : care, fromPatient ? care : patient);
  }

  private sendFrom(talk: Talk, from: Screen, to: Screen): void {
    const ref = randomUUID();
    const text = `Rad ${this.sent.size + 1}`;
    this.sent.set(ref, { talk, from, to, text, acknowledged: false, triedAt: performance.now() });
    from.send(talk.visitId, ref, text);
  }

  private repeating(): NodeJS.Timeout {
    return setInterval(() => {
      this.repeat();
    }, AGAIN_MS / 4);
  }

  private repeat(): void {
    const now = performance.now();
    for (const [ref, message] of this.sent) {
      if (message.acknowledged || now - message.triedAt < AGAIN_MS) continue;
      message.triedAt = now;
      message.from.send(message.talk.visitId, ref, message.text);
    }
  }

  /** A message that comes again after a new connection was asked for from the last number: twice is wrong, so is a gap. */
  private onShown(screen: Screen, ref: string, visitId: string, seq: number, at: number): void {
    const places = this.lastSeq.get(screen) ?? new Map<string, number>();
    this.lastSeq.set(screen, places);
    const last = places.get(visitId);
    if (last !== undefined && seq !== last + 1) this.disordered += 1;
    places.set(visitId, Math.max(seq, last ?? 0));
    const shown = this.shownAt.get(screen) ?? new Map<string, number>();
    this.shownAt.set(screen, shown.set(ref, at));
  }

  private async settle(): Promise<void> {
    await until(() =>
      [...this.sent].every(([ref, { acknowledged, to }]) => acknowledged && this.shownAt.get(to)?.has(ref)),
    );
  }

  private result(): LossResult {
    const acknowledged = [...this.sent].filter(([, message]) => message.acknowledged);
    const lost = acknowledged.filter(([ref, { to }]) => !this.shownAt.get(to)?.has(ref));
    return {
      sent: this.sent.size,
      acknowledged: acknowledged.length,
      lost: lost.length,
      disordered: this.disordered,
    };
  }
}

const until = async (fits: () => boolean): Promise<void> => {
  const end = performance.now() + SETTLE_MS;
  while (!fits() && performance.now() < end) await pause(20);
};
