import { Injectable } from '@nestjs/common';
import { sendMessage, type Principal } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { refusal } from '../chat.errors.js';
import { Conversations } from '../conversations/conversations.js';
import { authorOf } from '../conversations/rights.js';
import type { AtEnd } from './append.js';
import type { Tail } from './entry.js';
import { MessageLog } from './message-log.js';
import type { MessageDocument } from './message.schema.js';
import type { Posting } from './posting.js';

type Sent = Answer<typeof sendMessage>;
type Closed = 'chat.not-open' | 'chat.sealed';

/** Before the greeting nobody writes, after the seal nobody writes (architecture 2, Closing). */
export const atEnd = (tail: Tail, posting: Posting): AtEnd<Posting, Closed> => {
  if (tail.seq === 0) return { stop: 'chat.not-open' };
  if (tail.kind === 'seal') return { stop: 'chat.sealed' };
  return { store: posting };
};

/**
 * The hot path: one round trip, the insert. Who has the case, and at which unit, is as new as this service knows, whichever replica
 * heard of it ({@link Conversations.seenBy}). Whether the conversation is open is decided by the insert.
 */
@Injectable()
export class SendMessage {
  constructor(
    private readonly conversations: Conversations,
    private readonly log: MessageLog,
  ) {}

  /** Stores a message and answers with its place; a client id that is already stored gets the first answer. */
  async send(
    { visitId, clientId, text }: Payload<typeof sendMessage>,
    actor: Principal,
  ): Promise<Sent | Refused> {
    const seen = await this.conversations.seenBy(visitId, actor);
    if (!seen) return refusal('chat.not-found');
    if (!seen.takesPart) return this.firstAnswer(visitId, clientId, actor, 'chat.not-participant');
    const draft = { kind: 'text', clientId, text, author: authorOf(actor) } as const;
    const posting: Posting = { draft, visit: seen.visit, actor, command: sendMessage.name };
    const result = await this.log.append(visitId, (tail) => atEnd(tail, posting), { trustHint: true });
    if ('stop' in result) return this.firstAnswer(visitId, clientId, actor, result.stop);
    return answered(result.stored, actor);
  }

  /** A repeat of what was stored while it was allowed is answered, not refused: the sender must learn that it is stored. */
  private async firstAnswer(
    visitId: string,
    clientId: string,
    actor: Principal,
    code: Closed | 'chat.not-participant',
  ): Promise<Sent | Refused> {
    const first = await this.log.byClientId(visitId, clientId);
    return first?.author?.personId === actor.personId ? answered(first, actor) : refusal(code);
  }
}

const answered = ({ _id, seq, at, author }: MessageDocument, actor: Principal): Sent | Refused =>
  author?.personId === actor.personId
    ? { messageId: _id, seq, at: at.toISOString() }
    : refusal('chat.invalid', 'clientId');
