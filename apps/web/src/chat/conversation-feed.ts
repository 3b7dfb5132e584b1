import type { ServerFrame } from '@om/contracts/gateway';
import { Listeners } from '../connection/listeners.js';
import { newId } from '../connection/new-id.js';
import {
  emptyConversation,
  lastSeq,
  missesMessages,
  shouldBeOpen,
  withMarks,
  withMessage,
  withNotification,
  withOpened,
  withTyping,
  type Conversation,
} from './conversation.js';
import type { Wire } from './outgoing.js';

/** Which side this window is, and whether it tells the other side what it has received and seen. */
export interface FeedOptions {
  readonly visitId: string;
  readonly side: 'patient' | 'care';
  readonly marking: boolean;
  /** The last entry that this reader may not see; absent: everything may be seen. */
  readonly fromSeq?: number | undefined;
  /** Whose presence is shown: a unit's staff are told of all its patients. Absent: nobody's. */
  readonly patientId?: string | undefined;
  readonly now: () => number;
}

/** A conversation has not been made yet when a case only waits; asking again is cheap. Milliseconds. */
const ASK_AGAIN_MS = 5_000;
/** The answer and the greeting crossed each other: ask once more. Milliseconds. */
const ASK_SOON_MS = 500;

/**
 * Follows one conversation over the socket: opens it after every reconnect from the last message it has, fills gaps, and
 * acknowledges what it receives.
 */
export class ConversationFeed {
  state: Conversation;
  readonly changes = new Listeners<Conversation>();
  private ref: string | undefined;
  private askedAfter = 0;
  private askAgain: ReturnType<typeof setTimeout> | undefined;
  private readonly stops: readonly (() => void)[];
  private told = { delivered: 0, read: 0 };

  constructor(
    private readonly wire: Wire,
    private readonly options: FeedOptions,
  ) {
    this.state = { ...emptyConversation, from: options.fromSeq ?? 0 };
    this.stops = [
      wire.frames.add((frame) => {
        this.onFrame(frame);
      }),
      wire.statusChanges.add((status) => {
        if (status.kind === 'up') this.open();
      }),
    ];
    this.open();
  }

  /** Takes in the conversation of a composed view, so that something is shown before the socket answers. */
  seed(conversation: Parameters<typeof withOpened>[1]): void {
    if (this.state.empty) this.update(withOpened(this.state, conversation));
  }

  /** Everything up to here has been in view in a focused window. */
  read(seq: number): void {
    const mine = this.state.marks[this.options.side].read;
    if (!this.options.marking || seq <= Math.max(mine, this.told.read)) return;
    if (this.wire.send({ type: 'mark', visitId: this.options.visitId, delivered: seq, read: seq }))
      this.told = { delivered: Math.max(seq, this.told.delivered), read: seq };
  }

  /** The person writes. Call at most every 3 s. */
  typing(): void {
    this.wire.send({ type: 'typing', visitId: this.options.visitId });
  }

  stop(): void {
    for (const stop of this.stops) stop();
    clearTimeout(this.askAgain);
    this.wire.send({ type: 'leave', visitId: this.options.visitId });
  }

  /** Asks for everything after the last message. */
  open(): void {
    clearTimeout(this.askAgain);
    this.ref = newId(this.options.now());
    this.askedAfter = lastSeq(this.state);
    const { visitId } = this.options;
    this.wire.send({ type: 'open', ref: this.ref, visitId, afterSeq: this.askedAfter });
  }

  private onFrame(frame: ServerFrame): void {
    if (frame.type === 'opened' && frame.ref === this.ref) this.onOpened(frame);
    else if (frame.type === 'refused' && frame.ref === this.ref) this.later(ASK_AGAIN_MS);
    else if (frame.type === 'presence') this.onPresence(frame);
    else if (frame.type === 'message') {
      if (frame.message.visitId === this.options.visitId) this.onMessage(frame.message);
    } else if ('visitId' in frame && frame.visitId === this.options.visitId) this.onOwn(frame);
  }

  private onOwn(frame: Extract<ServerFrame, { visitId: string }>): void {
    switch (frame.type) {
      case 'marks':
        this.update(withMarks(this.state, frame.marks));
        break;
      case 'typing':
        if (frame.side !== this.options.side)
          this.update(withTyping(this.state, frame.name, this.options.now()));
        break;
      case 'notification':
        this.update(withNotification(this.state, frame.notification));
        break;
      case 'stored':
        if (frame.seq > lastSeq(this.state)) this.open();
        break;
      case 'visit-changed':
        this.open();
        break;
      case 'opened':
      case 'handover':
      case 'reading':
      case 'internal-opened':
      case 'internal-marks':
      case 'internal-typing':
      case 'internal-closed':
        break;
    }
  }

  private onOpened(frame: Extract<ServerFrame, { type: 'opened' }>): void {
    this.update(withOpened(this.state, frame, this.askedAfter));
    if (frame.more) this.open();
    else if (this.options.marking && shouldBeOpen(this.state)) this.later(ASK_SOON_MS);
    this.deliver();
  }

  private onMessage(message: Extract<ServerFrame, { type: 'message' }>['message']): void {
    if (missesMessages(this.state, message)) this.open();
    else {
      this.update(withMessage(this.state, message));
      this.deliver();
    }
  }

  private onPresence(frame: Extract<ServerFrame, { type: 'presence' }>): void {
    if (frame.patientId === this.options.patientId)
      this.update({ ...this.state, patientOnline: frame.presence });
  }

  private deliver(): void {
    const { side, marking, visitId } = this.options;
    const delivered = lastSeq(this.state);
    if (!marking || delivered <= Math.max(this.state.marks[side].delivered, this.told.delivered)) return;
    if (this.wire.send({ type: 'mark', visitId, delivered })) this.told = { ...this.told, delivered };
  }

  private later(ms: number): void {
    clearTimeout(this.askAgain);
    this.askAgain = setTimeout(() => {
      this.open();
    }, ms);
  }

  private update(state: Conversation): void {
    this.state = state;
    this.changes.tell(state);
  }
}
