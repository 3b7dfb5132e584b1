import type { Author, VisitSnapshot } from '@om/contracts';
import type { Ids } from '@om/platform';
import { conversationOf } from '../conversations/conversation.js';
import { dueEntry } from '../messages/due-entry.js';
import type { Draft, LogView } from '../messages/entry.js';
import type { MessageDocument } from '../messages/message.schema.js';
import { CHAT, documentAt } from '../messages/posting.js';

/**
 * The conversation of a visit as visit's own load has heard it: the greeting, a question, an answer, and what chat's rules owe
 * besides (end mark, seal). Nothing before the start.
 */
export const plannedEntries = (visit: VisitSnapshot, ids: Ids): MessageDocument[] => {
  const conversation = conversationOf(visit);
  const entries: MessageDocument[] = [];
  const now = new Date(visit.startedAt ?? visit.createdAt);
  const post = (draft: Draft): void => {
    const entry = documentAt({ draft, visit: conversation, actor: CHAT }, entries.length + 1, ids, now);
    entries.push({ ...entry, outbox: [], timers: [] });
  };
  for (;;) {
    const due = dueEntry(conversation, viewOf(entries));
    if (!due) return entries;
    post(due);
    if (due.kind === 'greeting') talk(visit).forEach(post);
  }
};

const talk = ({ visitId, patient, responsible }: VisitSnapshot): Draft[] => {
  if (!responsible) return [];
  const asks: Author = { side: 'patient', personId: patient.patientId, name: patient.name };
  const answers: Author = { ...responsible, side: 'care' };
  return [
    { kind: 'text', clientId: `load-${visitId}-2`, text: 'Det gör ont när jag lyfter armen.', author: asks },
    { kind: 'text', clientId: `load-${visitId}-3`, text: 'Hur länge har det gjort ont?', author: answers },
  ];
};

const viewOf = (entries: readonly MessageDocument[]): LogView => {
  const lastOf = (side: Author['side']) =>
    entries.findLast(({ kind, author }) => kind === 'text' && author?.side === side)?.seq ?? 0;
  const last = entries.at(-1);
  return {
    tail: last ? { seq: last.seq, kind: last.kind } : { seq: 0 },
    system: entries
      .filter(({ kind }) => kind !== 'text')
      .map(({ seq, kind, clientId, visitVersion = 0 }) => ({ seq, kind, clientId, visitVersion })),
    lastWritten: { patient: lastOf('patient'), care: lastOf('care') },
  };
};
