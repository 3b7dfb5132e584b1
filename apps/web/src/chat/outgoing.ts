import type { ClientFrame, ServerFrame } from '@om/contracts/gateway';
import { Listeners } from '../connection/listeners.js';
import { newId } from '../connection/new-id.js';
import type { SocketStatus } from '../connection/socket-client.js';
import type { DraftStore } from '../drafts/draft-store.js';

/** A message that the server has not confirmed yet. `refused` holds the code of a definite refusal. */
export interface Outgoing {
  readonly clientId: string;
  readonly visitId: string;
  readonly text: string;
  readonly at: number;
  readonly refused?: string;
}

/** The live connection as the queue sees it. */
export interface Wire {
  readonly status: SocketStatus;
  readonly frames: Listeners<ServerFrame>;
  readonly statusChanges: Listeners<SocketStatus>;
  send(frame: ClientFrame): boolean;
}

/**
 * How a queue speaks: its own place among the drafts and its own frames. A queue sends nothing that another keeps, so words to
 * colleagues can never go out to a patient.
 */
export interface OutgoingChannel {
  /** Keys of the drafts begin so; no prefix begins with another's. */
  readonly prefix: string;
  frameOf(message: Outgoing): ClientFrame;
  /** The message that a frame tells has arrived, if it is one of this channel. */
  arrivedIn(frame: ServerFrame): Pick<Outgoing, 'visitId' | 'clientId'> | undefined;
}

/** The conversation with the patient. */
export const PATIENT_CHANNEL: OutgoingChannel = {
  prefix: 'out:',
  frameOf: ({ clientId, visitId, text }) => ({ type: 'send', ref: clientId, visitId, text }),
  arrivedIn: (frame) => {
    if (frame.type === 'stored') return { visitId: frame.visitId, clientId: frame.ref };
    if (frame.type === 'message') return frame.message;
    return undefined;
  },
};

/** No answer for this long: send again, with the same client id. Milliseconds. */
const ANSWER_MS = 10_000;

/**
 * Messages on their way. Each is kept (encrypted, per person) until the server has stored it, and sent one at a time in order;
 * the stable client id makes repeats, reloads and a second window harmless.
 */
export class OutgoingQueue {
  readonly changes = new Listeners<string>();
  private readonly inFlight = new Map<string, string>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly wire: Wire,
    private readonly drafts: DraftStore,
    private readonly now: () => number,
    private readonly channel: OutgoingChannel = PATIENT_CHANNEL,
  ) {
    this.stops = [
      wire.frames.add((frame) => {
        this.onFrame(frame);
      }),
      wire.statusChanges.add((status) => {
        this.onStatus(status);
      }),
      drafts.changes.add((key) => {
        if (key.startsWith(channel.prefix)) this.changed(this.visitOf(key));
      }),
    ];
    if (wire.status.kind === 'up') this.sendAll();
  }

  /** What waits for a visit, oldest first. */
  of(visitId: string): Outgoing[] {
    return this.drafts.keys(`${this.channel.prefix}${visitId}/`).flatMap((key) => {
      const text = this.drafts.get(key);
      return text === undefined ? [] : [JSON.parse(text) as Outgoing];
    });
  }

  /** Queues a text; it is sent at once when the connection is up. */
  add(visitId: string, text: string): void {
    const clientId = newId(this.now());
    this.keep({ clientId, visitId, text, at: this.now() });
    this.sendNext(visitId);
  }

  /** *Försök igen* on a refused message. */
  retry(message: Outgoing): void {
    const { refused: _, ...again } = message;
    this.keep(again);
    this.sendNext(message.visitId);
  }

  /** Takes a message out: it has arrived, or its text has been taken over into something else. */
  discard(visitId: string, clientId: string): void {
    this.release(visitId, clientId);
    this.drafts.remove(this.keyOf({ visitId, clientId }));
  }

  stop(): void {
    for (const stop of this.stops) stop();
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private keep(message: Outgoing): void {
    this.drafts.set(this.keyOf(message), JSON.stringify(message));
  }

  private onStatus(status: SocketStatus): void {
    if (status.kind === 'up') this.sendAll();
    else this.inFlight.clear();
  }

  private sendAll(): void {
    this.inFlight.clear();
    const visits = this.drafts.keys(this.channel.prefix).map((key) => this.visitOf(key));
    for (const visitId of new Set(visits)) this.sendNext(visitId);
  }

  private sendNext(visitId: string): void {
    if (this.inFlight.has(visitId)) return;
    const next = this.of(visitId).find((message) => message.refused === undefined);
    if (!next) return;
    if (!this.wire.send(this.channel.frameOf(next))) return;
    this.inFlight.set(visitId, next.clientId);
    this.again(visitId, next.clientId, ANSWER_MS);
  }

  private again(visitId: string, clientId: string, ms: number): void {
    clearTimeout(this.timers.get(visitId));
    this.timers.set(
      visitId,
      setTimeout(() => {
        this.release(visitId, clientId);
        this.sendNext(visitId);
      }, ms),
    );
  }

  private onFrame(frame: ServerFrame): void {
    const arrived = this.channel.arrivedIn(frame);
    if (arrived) this.arrived(arrived.visitId, arrived.clientId);
    if (frame.type === 'refused') this.onRefused(frame);
  }

  private arrived(visitId: string, clientId: string): void {
    this.discard(visitId, clientId);
    this.sendNext(visitId);
  }

  private onRefused(frame: Extract<ServerFrame, { type: 'refused' }>): void {
    const entry = [...this.inFlight].find(([, clientId]) => clientId === frame.ref);
    if (!entry) return;
    const [visitId, clientId] = entry;
    const message = this.of(visitId).find((one) => one.clientId === clientId);
    if (frame.problem.retry || !message) {
      this.again(visitId, clientId, 3_000);
      return;
    }
    this.release(visitId, clientId);
    this.keep({ ...message, refused: frame.problem.code });
    this.sendNext(visitId);
  }

  private release(visitId: string, clientId: string): void {
    if (this.inFlight.get(visitId) !== clientId) return;
    this.inFlight.delete(visitId);
    clearTimeout(this.timers.get(visitId));
  }

  private changed(visitId: string): void {
    this.changes.tell(visitId);
  }

  private keyOf(message: Pick<Outgoing, 'visitId' | 'clientId'>): string {
    return `${this.channel.prefix}${message.visitId}/${message.clientId}`;
  }

  private visitOf(key: string): string {
    return key.slice(this.channel.prefix.length).split('/')[0] ?? '';
  }
}
