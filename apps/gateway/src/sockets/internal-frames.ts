import { Injectable } from '@nestjs/common';
import { internalTypingV1, markInternal, sendInternal, type ClientFrame } from '@om/contracts';
import { isRefused, Requester, type Refused } from '@om/messaging';
import { sendInternalCommandId } from './command-ids.js';
import type { Connection } from './connection.js';
import { Doings } from './doings.js';
import { InternalChats, NO_SUCH_CHAT } from './internal-chats.js';

type FrameOf<T extends ClientFrame['type']> = Extract<ClientFrame, { type: T }>;

/** What browsers say about the *vårdgivarchatt*. A patient's is answered as if there were none, and nobody is asked. */
@Injectable()
export class InternalFrames {
  constructor(
    private readonly chats: InternalChats,
    private readonly requester: Requester,
    private readonly doings: Doings,
  ) {}

  open(connection: Connection, frame: FrameOf<'open-internal'>): Promise<Refused | undefined> | Refused {
    return connection.isPatient ? NO_SUCH_CHAT : this.chats.open(connection, frame);
  }

  leave(connection: Connection, { visitId }: FrameOf<'leave-internal'>): undefined {
    this.chats.leave(connection, visitId);
    return undefined;
  }

  /** A repeat with the same `ref` is the same message. */
  async send(
    connection: Connection,
    { visitId, ref, text }: FrameOf<'send-internal'>,
  ): Promise<Refused | undefined> {
    const { clinician } = connection;
    if (!clinician) return NO_SUCH_CHAT;
    const payload = { visitId, clientId: ref, text };
    const commandId = sendInternalCommandId(clinician.personId, visitId, ref);
    const stored = await this.requester.request(sendInternal, payload, { principal: clinician, commandId });
    if (isRefused(stored)) return stored;
    const { internalMessageId: messageId, internalSeq: seq, at } = stored;
    connection.send({ type: 'stored', ref, visitId, messageId, seq, at });
    return undefined;
  }

  async mark({ clinician }: Connection, { visitId, read }: FrameOf<'mark-internal'>): Promise<undefined> {
    if (clinician) await this.requester.request(markInternal, { visitId, read }, { principal: clinician });
    return undefined;
  }

  /** Only in a vårdgivarchatt this socket takes part in. */
  typed(connection: Connection, { visitId }: FrameOf<'typing-internal'>): undefined {
    const careUnitId = this.chats.unitFollowed(connection, visitId);
    if (careUnitId === undefined) return undefined;
    const { personId, name } = connection.identity.principal;
    this.doings.tell(connection, internalTypingV1, { careUnitId, data: { visitId, personId, name } });
    return undefined;
  }
}
