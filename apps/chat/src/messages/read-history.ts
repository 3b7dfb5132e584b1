import { Injectable } from '@nestjs/common';
import { getHistory, type Principal } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { refusal } from '../chat.errors.js';
import { Conversations } from '../conversations/conversations.js';
import type { Standing } from '@om/visit-state';
import { Surroundings } from '../reaching/surroundings.js';
import type { Tail } from './entry.js';
import { MessageLog } from './message-log.js';
import { ReadAudit } from './read-audit.js';

/** Everything after a sequence number, for opening a conversation and for catching up. */
@Injectable()
export class ReadHistory {
  constructor(
    private readonly conversations: Conversations,
    private readonly log: MessageLog,
    private readonly surroundings: Surroundings,
    private readonly audit: ReadAudit,
  ) {}

  /** Answers once the read is in the audit trail. */
  async read(
    { visitId, afterSeq, limit }: Payload<typeof getHistory>,
    reader: Principal,
  ): Promise<Answer<typeof getHistory> | Refused> {
    const seen = await this.conversations.seenBy(visitId, reader);
    if (!seen) return refusal('chat.not-found');
    const { visit, standing, takesPart, fromSeq } = seen;
    const [page, tail, around] = await Promise.all([
      this.log.page(visitId, Math.max(afterSeq, fromSeq), limit),
      this.log.tail(visitId),
      this.surroundings.of(visit, reader),
      this.audit.record(visit, reader, purposeOf(standing)),
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

/** A receiver reads before deciding: the log says for what purpose (domain 4.4). */
const purposeOf = (standing: Standing): string =>
  standing === 'receiver' ? `${getHistory.name} (handover)` : getHistory.name;
