import { Injectable } from '@nestjs/common';
import { markedV1, type Marks, type markSeen, type Principal } from '@om/contracts';
import { makeEvent, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import type { Decision } from '@om/persistence';
import { refusal } from '../chat.errors.js';
import type { Conversation } from '../conversations/conversation.js';
import { Conversations } from '../conversations/conversations.js';
import { sideOf } from '../conversations/rights.js';
import { MessageLog } from '../messages/message-log.js';
import type { MarkDocument } from './mark.schema.js';
import { MarkStore, type MarkFacts } from './mark-store.js';
import { moved, sameMarks } from './marks.js';

type Marked = Answer<typeof markSeen>;

/** What a report does to the marks: nothing when nobody came further. Pure. */
export const decideMarks = (
  state: MarkDocument,
  report: { seen: Payload<typeof markSeen>; last: number; visit: Conversation; actor: Principal },
  { eventId, now }: MarkFacts,
): Decision<MarkDocument, Marked> => {
  const { seen, last, visit, actor } = report;
  const marks = moved(marksOf(state), sideOf(actor), seen, last, now);
  if (sameMarks(marks, marksOf(state))) return { unchanged: true, answer: { marks } };
  const envelope = makeEvent(markedV1, {
    id: eventId,
    time: now,
    subject: visit._id,
    version: state.version + 1,
    actor,
    careunits: [visit.careUnitId],
    data: { visitId: visit._id, marks },
  });
  return { state: marks, answer: { marks }, outbox: [{ id: eventId, at: now, kind: 'event', envelope }] };
};

const marksOf = ({ patient, care }: MarkDocument): Marks => ({ patient, care });

/** Moves the delivered and read marks of the asker's side. A colleague who looks on leaves no mark on the patient's screen. */
@Injectable()
export class MarkSeen {
  constructor(
    private readonly conversations: Conversations,
    private readonly log: MessageLog,
    private readonly marks: MarkStore,
  ) {}

  async mark(
    seen: Payload<typeof markSeen>,
    { principal, commandId }: RequestContext,
  ): Promise<Marked | Refused> {
    const conversation = await this.conversations.seenBy(seen.visitId, principal);
    if (!conversation) return refusal('chat.not-found');
    if (!conversation.takesPart) return refusal('chat.not-participant');
    const { visit } = conversation;
    const highest = Math.max(seen.delivered ?? 0, seen.read ?? 0);
    const last = await this.log.lastSeq(visit._id, highest);
    return this.marks.execute(visit._id, commandId, (state, facts) =>
      decideMarks(state, { seen, last, visit, actor: principal }, facts),
    );
  }
}
