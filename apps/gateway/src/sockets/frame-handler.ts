import { Inject, Injectable } from '@nestjs/common';
import { markSeen, sendMessage, typingV1, type ClientFrame, type Refusal } from '@om/contracts';
import { isRefused, Requester, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { sendCommandId } from './command-ids.js';
import type { Connection } from './connection.js';
import { Doings } from './doings.js';
import { InternalFrames } from './internal-frames.js';
import { PatientChats } from './patient-chats.js';
import { Readers } from './readers.js';

type FrameOf<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;
type Handler<T extends ClientFrame['type']> = (
  connection: Connection,
  frame: FrameOf<T>,
) => Promise<Refused | undefined> | Refused | undefined;

/** Does what a frame of a browser asks; a refusal is returned as a value and told by whoever called. */
@Injectable()
export class FrameHandler {
  private readonly handlers: { [T in ClientFrame['type']]: Handler<T> } = {
    open: (connection, frame) => this.chats.open(connection, frame),
    leave: (connection, { visitId }) => {
      this.chats.leave(connection, visitId);
      return undefined;
    },
    send: (connection, frame) => this.send(connection, frame),
    mark: (connection, frame) => this.mark(connection, frame),
    typing: (connection, frame) => this.typed(connection, frame),
    reading: (connection, { visitId }) => {
      this.readers.reads(connection, visitId);
      return undefined;
    },
    ping: (connection, { ref }) => {
      connection.send({ type: 'pong', ref, serverTime: this.clock.now().toISOString() });
      return undefined;
    },
    'open-internal': (connection, frame) => this.internal.open(connection, frame),
    'leave-internal': (connection, frame) => this.internal.leave(connection, frame),
    'send-internal': (connection, frame) => this.internal.send(connection, frame),
    'mark-internal': (connection, frame) => this.internal.mark(connection, frame),
    'typing-internal': (connection, frame) => this.internal.typed(connection, frame),
  };

  constructor(
    private readonly chats: PatientChats,
    private readonly internal: InternalFrames,
    private readonly doings: Doings,
    private readonly readers: Readers,
    private readonly requester: Requester,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Handles one frame; resolves with what was refused, or nothing. */
  async handle(connection: Connection, frame: ClientFrame): Promise<Refusal | undefined> {
    const handler = this.handlers[frame.type] as Handler<ClientFrame['type']>;
    return (await handler(connection, frame))?.refused;
  }

  /** A repeat with the same `ref`, also over another socket, is the same command and the same message. */
  private async send(
    connection: Connection,
    { visitId, ref, text }: FrameOf<'send'>,
  ): Promise<Refused | undefined> {
    const { principal } = connection.identity;
    const commandId = sendCommandId(principal.personId, visitId, ref);
    const stored = await this.requester.request(
      sendMessage,
      { visitId, clientId: ref, text },
      { principal, commandId },
    );
    if (isRefused(stored)) return stored;
    connection.send({ type: 'stored', ref, visitId, ...stored });
    return undefined;
  }

  /** Not answered: marks only move forwards, so one that is lost or refused is made up for by the next. */
  private async mark(
    connection: Connection,
    { visitId, delivered, read }: FrameOf<'mark'>,
  ): Promise<undefined> {
    const { principal } = connection.identity;
    const payload = {
      visitId,
      ...(delivered === undefined ? {} : { delivered }),
      ...(read === undefined ? {} : { read }),
    };
    await this.requester.request(markSeen, payload, { principal });
    return undefined;
  }

  /** Only in a visit this socket has been let into. */
  private typed(connection: Connection, { visitId }: FrameOf<'typing'>): undefined {
    const careUnitId = this.chats.unitFollowed(connection, visitId);
    if (careUnitId === undefined) return undefined;
    const { personId, name } = connection.identity.principal;
    const side = connection.isPatient ? 'patient' : 'care';
    this.doings.tell(connection, typingV1, { careUnitId, data: { visitId, side, personId, name } });
    return undefined;
  }
}
