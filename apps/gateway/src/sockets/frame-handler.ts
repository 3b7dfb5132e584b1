import { Inject, Injectable } from '@nestjs/common';
import type { ClientFrame, Refusal } from '@om/contracts';
import type { Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { ChatFrames } from './chat-frames.js';
import type { Connection } from './connection.js';
import { InternalFrames } from './internal-frames.js';
import { Readers } from './readers.js';

type FrameOf<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;
type Handler<T extends ClientFrame['type']> = (
  connection: Connection,
  frame: FrameOf<T>,
) => Promise<Refused | undefined> | Refused | undefined;

/** Has done what a frame of a browser asks; a refusal is returned as a value and told by whoever called. */
@Injectable()
export class FrameHandler {
  private readonly handlers: { [T in ClientFrame['type']]: Handler<T> } = {
    open: (connection, frame) => this.chat.open(connection, frame),
    leave: (connection, frame) => this.chat.leave(connection, frame),
    send: (connection, frame) => this.chat.send(connection, frame),
    mark: (connection, frame) => this.chat.mark(connection, frame),
    typing: (connection, frame) => this.chat.typed(connection, frame),
    'open-internal': (connection, frame) => this.internal.open(connection, frame),
    'leave-internal': (connection, frame) => this.internal.leave(connection, frame),
    'send-internal': (connection, frame) => this.internal.send(connection, frame),
    'mark-internal': (connection, frame) => this.internal.mark(connection, frame),
    'typing-internal': (connection, frame) => this.internal.typed(connection, frame),
    reading: (connection, { visitId }) => {
      this.readers.reads(connection, visitId);
      return undefined;
    },
    ping: (connection, { ref }) => {
      connection.send({ type: 'pong', ref, serverTime: this.clock.now().toISOString() });
      return undefined;
    },
  };

  constructor(
    private readonly chat: ChatFrames,
    private readonly internal: InternalFrames,
    private readonly readers: Readers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Handles one frame; resolves with what was refused, or nothing. */
  async handle(connection: Connection, frame: ClientFrame): Promise<Refusal | undefined> {
    const handler = this.handlers[frame.type] as Handler<ClientFrame['type']>;
    return (await handler(connection, frame))?.refused;
  }
}
