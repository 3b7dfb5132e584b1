import type { ServerFrame } from '@om/contracts';
import type { LiveSocket, Visitor } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ConversationLog } from './conversation-log.js';

const RECONNECT_MS = 250;
const OPEN_AGAIN_MS = 500;
/** No answer for this long: the message is sent again, with the same ref. */
const SEND_AGAIN_MS = 5_000;

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;
type Fate = { readonly stored: FrameOf<'stored'> } | { readonly refused: string };

/** A message on its way. */
interface Outgoing {
  readonly ref: string;
  readonly visitId: string;
  readonly text: string;
  readonly settle: (fate: Fate) => void;
}

/** One person at one screen that behaves as the web app does: connects again, resumes, repeats what is unanswered. */
export class Participant {
  /** How often the connection was made. */
  connects = 0;
  private live: LiveSocket | undefined;
  private gone = false;
  private readonly logs = new Map<string, ConversationLog>();
  private readonly outgoing = new Map<string, Outgoing>();

  /** @param tabs further windows of the same login, each a screen of its own that follows what this one follows */
  constructor(
    readonly name: string,
    readonly visitor: Visitor,
    readonly tabs: readonly Participant[] = [],
  ) {
    void this.stayConnected();
  }

  /** Opens a visit on the screen, from now on and after every new connection. */
  follow(visitId: string): ConversationLog {
    for (const tab of this.tabs) tab.follow(visitId);
    const log = this.logs.get(visitId) ?? new ConversationLog(visitId);
    this.logs.set(visitId, log);
    this.open(log);
    return log;
  }

  /** All visits on the screen. */
  get conversations(): readonly ConversationLog[] {
    return [...this.logs.values()];
  }

  /** Sends a message until it is stored or refused for good. `twice`: the frame goes out two times, as a double click. */
  async send(visitId: string, text: string, twice: boolean): Promise<Fate & { ref: string }> {
    const ref = randomUUID();
    const fate = new Promise<Fate>((settle) => {
      this.outgoing.set(ref, { ref, visitId, text, settle });
    });
    this.say(ref);
    if (twice) this.say(ref);
    const again = setInterval(() => {
      this.say(ref);
    }, SEND_AGAIN_MS);
    const settled = await fate;
    clearInterval(again);
    this.outgoing.delete(ref);
    return { ref, ...settled };
  }

  /** The line breaks; a new connection is made as after any loss. */
  cut(): void {
    this.live?.cut();
  }

  /** Closes the screen. */
  leave(): void {
    for (const tab of this.tabs) tab.leave();
    this.gone = true;
    this.live?.close();
  }

  private async stayConnected(): Promise<void> {
    while (!this.gone) {
      try {
        const live = await this.visitor.connect();
        this.connects += 1;
        await this.use(live);
      } catch {
        // Nobody answers: the next attempt comes after the pause, like the browser's.
      }
      this.live = undefined;
      await pause(RECONNECT_MS);
    }
  }

  private async use(live: LiveSocket): Promise<void> {
    this.live = live;
    live.listen((frame) => {
      this.onFrame(frame);
    });
    for (const log of this.logs.values()) this.open(log);
    for (const ref of this.outgoing.keys()) this.say(ref);
    if (this.gone) live.close();
    await live.closed;
  }

  private open(log: ConversationLog): void {
    const ref = `open-${randomUUID()}`;
    log.asking(ref);
    this.live?.say({ type: 'open', ref, visitId: log.visitId, afterSeq: log.last });
  }

  private say(ref: string): void {
    const message = this.outgoing.get(ref);
    if (message) this.live?.say({ type: 'send', ref, visitId: message.visitId, text: message.text });
  }

  private onFrame(frame: ServerFrame): void {
    if (frame.type === 'opened') this.onOpened(frame);
    if (frame.type === 'message') this.onMessage(frame);
    if (frame.type === 'marks') this.logs.get(frame.visitId)?.marked(frame.marks);
    if (frame.type === 'stored') this.outgoing.get(frame.ref)?.settle({ stored: frame });
    if (frame.type === 'refused') this.onRefused(frame);
  }

  private onOpened({ ref, visitId, messages, more, marks }: FrameOf<'opened'>): void {
    const log = this.logs.get(visitId);
    if (!log?.answers(ref)) return;
    log.opened(messages);
    log.marked(marks);
    if (more) this.open(log);
    this.mark(log);
  }

  private onMessage({ message }: FrameOf<'message'>): void {
    const log = this.logs.get(message.visitId);
    if (!log) return;
    log.live(message);
    this.mark(log);
  }

  private mark({ visitId, last }: ConversationLog): void {
    if (last > 0) this.live?.say({ type: 'mark', visitId, delivered: last, read: last });
  }

  /** A visit that chat has not heard of yet, or a service away, is asked for again; so is a message that may yet be stored. */
  private onRefused({ ref, problem }: FrameOf<'refused'>): void {
    const log = this.conversations.find((each) => each.answers(ref));
    const message = this.outgoing.get(ref);
    if (message && !problem.retry) message.settle({ refused: problem.code });
    if (!log && !problem.retry) return;
    setTimeout(() => {
      if (log?.answers(ref)) this.open(log);
      this.say(ref);
    }, OPEN_AGAIN_MS);
  }
}
