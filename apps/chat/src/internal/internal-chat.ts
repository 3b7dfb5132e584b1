import { Injectable } from '@nestjs/common';
import {
  getInternalHistory,
  type ClinicianPrincipal,
  type markInternal,
  type Principal,
  type sendInternal,
} from '@om/contracts';
import type { Answer, Payload, Refused, RequestContext } from '@om/messaging';
import { refusal } from '../chat.errors.js';
import type { Conversation } from '../conversations/conversation.js';
import { Conversations } from '../conversations/conversations.js';
import { ReadAudit } from '../messages/read-audit.js';
import { InternalLog } from './internal-log.js';
import { InternalMarks } from './internal-marks.js';
import type { InternalMessageDocument } from './internal-message.schema.js';
import { internalRights, type InternalRights } from './internal-rights.js';

/** The vårdgivarchatt of a visit, for someone who may read it. */
interface Found {
  readonly visit: Conversation;
  readonly person: ClinicianPrincipal;
  readonly rights: InternalRights;
}

/**
 * The vårdgivarchatt: what clinicians say to each other about a visit. To a patient, and to staff who are not concerned, there
 * is no such thing: they get the answer of a visit that does not exist.
 */
@Injectable()
export class InternalChat {
  constructor(
    private readonly conversations: Conversations,
    private readonly log: InternalLog,
    private readonly marks: InternalMarks,
    private readonly audit: ReadAudit,
  ) {}

  /** Stores a message and answers with its place; a client id that is already stored gets the first answer. */
  async send(
    { visitId, clientId, text }: Payload<typeof sendInternal>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof sendInternal> | Refused> {
    const found = await this.find(visitId, principal);
    if (!found) return refusal('chat.not-found');
    const { visit, person, rights } = found;
    if (rights.write)
      return answered(await this.log.append({ clientId, text, visit, actor: person }), person);
    const first = await this.log.byClientId(visitId, clientId);
    return first?.sender.personId === person.personId
      ? answered(first, person)
      : refusal('chat.not-participant');
  }

  /** Answers once the read is in the audit trail. How far the others read is not told to whose part is over. */
  async read(
    { visitId, afterSeq, limit }: Payload<typeof getInternalHistory>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof getInternalHistory> | Refused> {
    const found = await this.find(visitId, principal);
    if (!found) return refusal('chat.not-found');
    const { beforeVersion, write } = found.rights;
    const [page, readers] = await Promise.all([
      this.log.page(visitId, { afterSeq, limit, beforeVersion }),
      beforeVersion === undefined ? this.marks.of(visitId) : [],
      this.audit.record(found.visit, found.person, getInternalHistory.name),
    ]);
    return { careUnitId: found.visit.careUnitId, ...page, open: write, readers };
  }

  /** A mark is never ahead of what is written. */
  async mark(
    { visitId, read }: Payload<typeof markInternal>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof markInternal> | Refused> {
    const found = await this.find(visitId, principal);
    if (!found) return refusal('chat.not-found');
    if (!found.rights.write) return refusal('chat.not-participant');
    const written = Math.min(read, await this.log.lastSeq(visitId));
    return this.marks.move({ visit: found.visit, reader: found.person, read: written }, commandId);
  }

  private async find(visitId: string, principal: Principal): Promise<Found | undefined> {
    if (principal.kind !== 'clinician') return undefined;
    const visit = await this.conversations.find(visitId);
    if (!visit) return undefined;
    const rights = internalRights(visit, principal);
    return rights.read ? { visit, person: principal, rights } : undefined;
  }
}

const answered = (
  { _id, internalSeq, at, sender }: InternalMessageDocument,
  { personId }: ClinicianPrincipal,
): Answer<typeof sendInternal> | Refused =>
  sender.personId === personId
    ? { internalMessageId: _id, internalSeq, at: at.toISOString() }
    : refusal('chat.invalid', 'clientId');
