import { Injectable } from '@nestjs/common';
import { markSeen, sendMessage, typingV1, type ClientFrame } from '@om/contracts';
import { isRefused, Requester, type Refused } from '@om/messaging';
import { sendCommandId } from './command-ids.js';
import type { Connection } from './connection.js';
import { Doings } from './doings.js';
import { PatientChats } from './patient-chats.js';

type FrameOf<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;

/** What browsers of both sides say about the patient's chat. */
@Injectable()
export class ChatFrames {
  constructor(
    private readonly chats: PatientChats,
    private readonly requester: Requester,
    private readonly doings: Doings,
  ) {}

  open(connection: Connection, frame: FrameOf<'open'>): Promise<Refused | undefined> {
    return this.chats.open(connection, frame);
  }

  leave(connection: Connection, { visitId }: FrameOf<'leave'>): undefined {
    this.chats.leave(connection, visitId);
    return undefined;
  }

  /** A repeat with the same `ref`, also over another socket, is the same command and the same message. */
  async send(connection: Connection, { visitId, ref, text }: FrameOf<'send'>): Promise<Refused | undefined> {
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
  async mark(connection: Connection, { visitId, delivered, read }: FrameOf<'mark'>): Promise<undefined> {
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
  typed(connection: Connection, { visitId }: FrameOf<'typing'>): undefined {
    const careUnitId = this.chats.unitFollowed(connection, visitId);
    if (careUnitId === undefined) return undefined;
    const { personId, name } = connection.identity.principal;
    const side = connection.isPatient ? 'patient' : 'care';
    this.doings.tell(connection, typingV1, { careUnitId, data: { visitId, side, personId, name } });
    return undefined;
  }
}
