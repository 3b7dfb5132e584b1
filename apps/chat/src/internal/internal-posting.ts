import { internalMessageSentV1, sendInternal, type ClinicianPrincipal } from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { OutboxEntry } from '@om/persistence';
import type { Ids } from '@om/platform';
import type { Conversation } from '../conversations/conversation.js';
import { internalMessageOf, type InternalMessageDocument } from './internal-message.schema.js';
import { internalUnits } from './internal-rights.js';

/** A message on its way into the vårdgivarchatt. */
export interface InternalPosting {
  readonly clientId: string;
  readonly text: string;
  readonly visit: Conversation;
  readonly actor: ClinicianPrincipal;
}

/** The document of a posting at a place: message, event and audit row in the one write that claims the place. */
export const internalDocumentAt = (
  posting: InternalPosting,
  internalSeq: number,
  ids: Ids,
  at: Date,
): InternalMessageDocument => {
  const { clientId, text, visit, actor } = posting;
  const { personId, name, profession, careUnitId } = actor;
  const message: InternalMessageDocument = {
    _id: ids.next(),
    version: 1,
    handled: [],
    outbox: [],
    visitId: visit._id,
    internalSeq,
    clientId,
    sender: { personId, name, profession, careUnitId },
    text,
    at,
    visitVersion: visit.version,
  };
  return { ...message, outbox: [sentEntry(message, posting, ids), auditEntry(posting, ids, at)] };
};

const sentEntry = (
  message: InternalMessageDocument,
  { visit, actor }: InternalPosting,
  ids: Ids,
): OutboxEntry => {
  const envelope = makeEvent(internalMessageSentV1, {
    id: ids.next(),
    time: message.at,
    subject: message.visitId,
    version: message.internalSeq,
    actor,
    careunits: internalUnits(visit),
    data: { internalMessage: internalMessageOf(message) },
  });
  return { id: envelope.id, at: message.at, kind: 'event', envelope };
};

const auditEntry = ({ visit, actor }: InternalPosting, ids: Ids, at: Date): OutboxEntry => {
  const id = ids.next();
  const row = {
    id,
    at,
    actor,
    careUnitId: actor.careUnitId,
    patientId: visit.patient.patientId,
    visitId: visit._id,
    action: 'change',
    what: sendInternal.name,
  } as const;
  return { id, at, kind: 'audit', row };
};
