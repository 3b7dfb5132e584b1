import { Inject, Injectable } from '@nestjs/common';
import { getHistory, type Principal } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { AuditTrail, type AuditRow } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import { refusal } from '../chat.errors.js';
import type { Conversation } from '../conversations/conversation.js';
import { Conversations } from '../conversations/conversations.js';
import { Surroundings } from '../reaching/surroundings.js';
import type { Tail } from './entry.js';
import { MessageLog } from './message-log.js';

/** Who read what, for the audit trail. */
@Injectable()
export class HistoryAudit {
  constructor(
    private readonly trail: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Resolves when the row is stored (invariant 8 of domain 4.2). */
  record({ _id, careUnitId, patient }: Conversation, actor: Principal): Promise<void> {
    const row: AuditRow = {
      id: this.ids.next(),
      at: this.clock.now(),
      actor,
      careUnitId,
      patientId: patient.patientId,
      visitId: _id,
      action: 'read',
      what: getHistory.name,
    };
    return this.trail.record(row);
  }
}

/** Everything after a sequence number, for opening a conversation and for catching up. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly conversations: Conversations,
    private readonly log: MessageLog,
    private readonly surroundings: Surroundings,
    private readonly audit: HistoryAudit,
  ) {}

  /** Answers once the read is in the audit trail. */
  async read(
    { visitId, afterSeq, limit }: Payload<typeof getHistory>,
    reader: Principal,
  ): Promise<Answer<typeof getHistory> | Refused> {
    const seen = await this.conversations.seenBy(visitId, reader);
    if (!seen) return refusal('chat.not-found');
    const { visit, takesPart, fromSeq } = seen;
    const [page, tail, around] = await Promise.all([
      this.log.page(visitId, Math.max(afterSeq, fromSeq), limit),
      this.log.tail(visitId),
      this.surroundings.of(visit, reader),
      this.audit.record(visit, reader),
    ]);
    return {
      careUnitId: visit.careUnitId,
      ...(fromSeq > 0 ? { fromSeq } : {}),
      ...page,
      open: takesPart && isOpen(later(tail, page.messages.at(-1))),
      ...around,
    };
  }
}

/** Page and tail are read side by side: an entry that only the page has seen decides, or a greeting would open nothing. */
export const later = (tail: Tail, seen: Tail | undefined): Tail =>
  seen && seen.seq > tail.seq ? seen : tail;

const isOpen = ({ seq, kind }: Tail): boolean => seq > 0 && kind !== 'seal';
