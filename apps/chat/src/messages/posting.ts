import {
  guestWroteV1,
  messageSentV1,
  sealedV1,
  type ChatMessage,
  type EventEnvelope,
  type Principal,
} from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { OutboxEntry, Timer } from '@om/persistence';
import type { Ids } from '@om/platform';
import { v5 } from 'uuid';
import type { Conversation } from '../conversations/conversation.js';
import { placeOf } from '../conversations/rights.js';
import { looksAt } from '../reaching/occasions.js';
import { SILENCE_TIMER, silenceLookAt } from '../reaching/silence.js';
import type { Draft } from './entry.js';
import type { MessageDocument } from './message.schema.js';

/** Kind of the timer that makes chat look whether an absent patient must be reached about an entry. */
export const REACH_TIMER = 'reach';

/** Chat itself, as the actor of what nobody in particular does. */
export const CHAT: Principal = { kind: 'service', personId: 'chat' };

/** An entry on its way into the log: what, where, by whom. */
export interface Posting {
  readonly draft: Draft;
  readonly visit: Conversation;
  readonly actor: Principal;
  /** Name of the command, for the audit row of what a person has done; absent on chat's own entries. */
  readonly command?: string;
}

/** As others see it. */
export const messageOf = ({
  _id,
  visitId,
  seq,
  clientId,
  kind,
  author,
  text,
  at,
  about,
  ticketId,
  params,
}: MessageDocument): ChatMessage => ({
  messageId: _id,
  visitId,
  seq,
  clientId,
  kind,
  ...(author ? { author } : {}),
  text,
  at: at.toISOString(),
  ...(about === undefined ? {} : { about }),
  ...(ticketId === undefined ? {} : { ticketId }),
  ...(params === undefined ? {} : { params }),
});

/**
 * The document of a posting at a place: the entry, what it causes in the outbox, and the timer that reaches an absent
 * patient, all in the one write that claims the place (architecture 2-3).
 */
export const documentAt = (posting: Posting, seq: number, ids: Ids, now: Date): MessageDocument => {
  const { draft, visit } = posting;
  const entry: MessageDocument = {
    ...draft,
    _id: ids.next(),
    visitId: visit._id,
    seq,
    at: now,
    version: 1,
    handled: [],
    outbox: [],
    timers: timersOf(posting, ids, now),
  };
  const sealed = draft.kind === 'seal' ? [sealedEntry(entry, visit)] : [];
  const told = [sentEntry(entry, posting, ids), ...guestWroteEntry(entry, posting, ids), ...sealed];
  return { ...entry, outbox: [...told, ...auditEntry(posting, ids, now)] };
};

const timersOf = ({ draft, visit }: Posting, ids: Ids, now: Date): Timer[] => {
  const silence = silenceLookAt(visit, draft, now);
  return [
    ...looksAt(visit, draft, now).map((at) => ({ id: ids.next(), kind: REACH_TIMER, at })),
    ...(silence ? [{ id: ids.next(), kind: SILENCE_TIMER, at: silence }] : []),
  ];
};

const eventEntry = (envelope: EventEnvelope, at: Date): OutboxEntry => ({
  id: envelope.id,
  at,
  kind: 'event',
  envelope,
});

const sentEntry = (entry: MessageDocument, { visit, actor }: Posting, ids: Ids): OutboxEntry =>
  eventEntry(
    makeEvent(messageSentV1, {
      id: ids.next(),
      time: entry.at,
      subject: entry.visitId,
      version: entry.seq,
      actor,
      careunits: [visit.careUnitId],
      data: { message: messageOf(entry) },
    }),
    entry.at,
  );

/** A guest's words are a fact of their own: they leave something to document, which nobody else's do. */
const guestWroteEntry = (entry: MessageDocument, { visit, actor }: Posting, ids: Ids): OutboxEntry[] => {
  if (entry.kind !== 'text' || placeOf(visit, actor).standing !== 'guest') return [];
  const envelope = makeEvent(guestWroteV1, {
    id: ids.next(),
    time: entry.at,
    subject: entry.visitId,
    version: entry.seq,
    actor,
    careunits: [visit.careUnitId],
    data: {
      visitId: entry.visitId,
      personId: actor.personId,
      seq: entry.seq,
      at: entry.at.toISOString(),
    },
  });
  return [eventEntry(envelope, entry.at)];
};

/**
 * `chat.sealed.v1` as the answer to the request of one version of the visit. A redelivered request is answered with the same
 * event and the same id; a new request while the seal stands is answered anew with the same content.
 */
export const sealedEntry = (seal: MessageDocument, visit: Conversation): OutboxEntry =>
  eventEntry(
    makeEvent(sealedV1, {
      id: v5(`sealed:${visit.version}`, seal.visitId),
      time: seal.at,
      subject: seal.visitId,
      version: seal.seq,
      actor: CHAT,
      careunits: [visit.careUnitId],
      data: {
        visitId: seal.visitId,
        sealSeq: seal.seq,
        last: { patient: 0, care: 0, ...seal.lastWritten },
        visitVersion: visit.version,
      },
    }),
    seal.at,
  );

/** The audit row of what a person has done by a command in a conversation; none for what chat does itself. */
export const auditEntry = (
  { visit, actor, command }: Pick<Posting, 'visit' | 'actor' | 'command'>,
  ids: Ids,
  at: Date,
): OutboxEntry[] => {
  if (command === undefined) return [];
  const id = ids.next();
  const row = {
    id,
    at,
    actor,
    careUnitId: visit.careUnitId,
    patientId: visit.patient.patientId,
    visitId: visit._id,
    action: 'change',
    what: command,
  } as const;
  return [{ id, at, kind: 'audit', row }];
};
