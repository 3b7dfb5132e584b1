import type { ServerFrame } from '@om/contracts/gateway';
import type { Wire } from '../../chat/outgoing.js';
import { Listeners } from '../../connection/listeners.js';
import { newId } from '../../connection/new-id.js';
import {
  emptyInternal,
  lastInternalSeq,
  missesInternal,
  withInternalMessage,
  withInternalOpened,
  withInternalReaders,
  withInternalTyping,
  type InternalConversation,
} from './internal-conversation.js';

/** Whose window this is, and which visit. */
export interface InternalFeedOptions {
  readonly visitId: string;
  readonly personId: string;
  readonly now: () => number;
}

/** Not concerned yet, or chat is away: asking again is cheap. Milliseconds. */
const ASK_AGAIN_MS = 10_000;

/**
 * Follows one *vårdgivarchatt* over the socket. It takes internal frames and nothing else: a message of the patient chat has
 * another type and another shape, so neither can be drawn in the other's place.
 */
export class InternalFeed {
  state: InternalConversation = emptyInternal;
  readonly changes = new Listeners<InternalConversation>();
  private ref: string | undefined;
  private askAgain: ReturnType<typeof setTimeout> | undefined;
  private told = 0;
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly wire: Wire,
    private readonly options: InternalFeedOptions,
  ) {
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

  /** Takes in the part of a composed view, so that something is shown before the socket answers. */
  seed(conversation: Parameters<typeof withInternalOpened>[1]): void {
    if (this.state.empty) this.update(withInternalOpened(this.state, conversation));
  }

  /** Asks for everything after the last message. */
  open(): void {
    clearTimeout(this.askAgain);
    this.ref = newId(this.options.now());
    this.wire.send({
      type: 'open-internal',
      ref: this.ref,
      visitId: this.options.visitId,
      afterSeq: lastInternalSeq(this.state),
    });
  }

  /** Everything up to here has been in view in a focused window. */
  read(seq: number): void {
    const { visitId, personId } = this.options;
    const mine = this.state.readers.find((reader) => reader.personId === personId)?.readSeq ?? 0;
    if (!this.state.open || seq <= Math.max(mine, this.told)) return;
    if (this.wire.send({ type: 'mark-internal', visitId, read: seq })) this.told = seq;
  }

  /** The person writes. Call at most every 3 s. */
  typing(): void {
    this.wire.send({ type: 'typing-internal', visitId: this.options.visitId });
  }

  stop(): void {
    for (const stop of this.stops) stop();
    clearTimeout(this.askAgain);
    this.wire.send({ type: 'leave-internal', visitId: this.options.visitId });
  }

  private onFrame(frame: ServerFrame): void {
    if (frame.type === 'internal-opened') {
      if (frame.ref === this.ref) this.onOpened(frame);
    } else if (frame.type === 'refused') {
      if (frame.ref === this.ref) this.later();
    } else if (frame.type === 'internal-message') {
      if (frame.message.visitId === this.options.visitId) this.onMessage(frame.message);
    } else if ('visitId' in frame && frame.visitId === this.options.visitId) this.onOwn(frame);
  }

  /** Besides the internal frames only that the visit has changed matters: one may take part now, or no longer. */
  private onOwn(frame: Extract<ServerFrame, { visitId: string }>): void {
    if (frame.type === 'internal-marks') this.update(withInternalReaders(this.state, frame.readers));
    else if (frame.type === 'internal-typing')
      this.update(withInternalTyping(this.state, frame.name, this.options.now()));
    else if (frame.type === 'internal-closed') this.onClosed();
    else if (frame.type === 'visit-changed') this.open();
  }

  private onOpened(frame: Extract<ServerFrame, { type: 'internal-opened' }>): void {
    this.update(withInternalOpened(this.state, frame));
    if (frame.more) this.open();
  }

  private onMessage(message: Extract<ServerFrame, { type: 'internal-message' }>['message']): void {
    if (missesInternal(this.state, message)) this.open();
    else this.update(withInternalMessage(this.state, message));
  }

  /** Takes no part any more; what was written before may still be read, so it is asked for once. */
  private onClosed(): void {
    this.update({ ...this.state, open: false });
    this.open();
  }

  private later(): void {
    clearTimeout(this.askAgain);
    this.askAgain = setTimeout(() => {
      this.open();
    }, ASK_AGAIN_MS);
  }

  private update(state: InternalConversation): void {
    this.state = state;
    this.changes.tell(state);
  }
}
