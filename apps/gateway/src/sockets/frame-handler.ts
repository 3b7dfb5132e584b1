import { Inject, Injectable } from '@nestjs/common';
import { markSeen, sendMessage, typingV1, type ClientFrame, type Refusal } from '@om/contracts';
import { EventPublisher, isRefused, makeEvent, Requester, type Refused } from '@om/messaging';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import { v5 } from 'uuid';
import type { Connection } from './connection.js';
import { OpenVisits } from './open-visits.js';

/** Namespace of command ids made from a message's client id (RFC 9562, version 5). */
const SEND_NAMESPACE = '5f0b5c1e-7a53-4d1c-9d0e-2f4f8a9b6c11';

type FrameOf<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;
type Handler<T extends ClientFrame['type']> = (
  connection: Connection,
  frame: FrameOf<T>,
) => Promise<Refused | undefined> | undefined;

/** Does what a frame of a browser asks; a refusal is returned as a value and told by whoever called. */
@Injectable()
export class FrameHandler {
  private readonly handlers: { [T in ClientFrame['type']]: Handler<T> } = {
    open: (connection, frame) => this.visits.open(connection, frame),
    leave: (connection, { visitId }) => {
      this.visits.leave(connection, visitId);
      return undefined;
    },
    send: (connection, frame) => this.send(connection, frame),
    mark: (connection, frame) => this.mark(connection, frame),
    typing: (connection, frame) => {
      this.typing(connection, frame);
      return undefined;
    },
    ping: (connection, { ref }) => {
      connection.send({ type: 'pong', ref, serverTime: this.clock.now().toISOString() });
      return undefined;
    },
  };

  constructor(
    private readonly visits: OpenVisits,
    private readonly requester: Requester,
    private readonly publisher: EventPublisher,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
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
    const commandId = v5(`${principal.personId}/${visitId}/${ref}`, SEND_NAMESPACE);
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
  private typing(connection: Connection, { visitId }: FrameOf<'typing'>): void {
    const follow = connection.follows.get(visitId);
    if (!follow) return;
    const { principal } = connection.identity;
    const { personId, name } = principal;
    this.publisher.publishEphemeral(
      makeEvent(typingV1, {
        id: this.ids.next(),
        time: this.clock.now(),
        subject: visitId,
        version: 1,
        actor: principal,
        careunits: [follow.careUnitId],
        data: { visitId, side: connection.isPatient ? 'patient' : 'care', personId, name },
      }),
    );
  }
}
