import { Injectable } from '@nestjs/common';
import type { Conversation } from '../conversations/conversation.js';
import type { AtEnd } from './append.js';
import { dueEntry, lastControl } from './due-entry.js';
import type { Tail } from './entry.js';
import { MessageLog } from './message-log.js';
import { CHAT, type Posting } from './posting.js';

/** Writes what chat itself owes a conversation: greeting, end mark, automatic message, notices, seal and unseal. */
@Injectable()
export class OwnEntries {
  constructor(private readonly log: MessageLog) {}

  /**
   * Brings the log up to what the replica asks for, however often it is called. A seal request that has been carried out
   * before is answered again, because its first answer may have been lost with whoever asked.
   * @param heard the snapshot that has just come, when it is not the newest
   */
  async ensure(visit: Conversation, heard: Conversation = visit): Promise<void> {
    if (!visit.startedAt) return;
    const written = await this.writeAll(visit, heard);
    if (visit.sealing && !written.includes('seal')) await this.answerSealAgain(visit);
  }

  private async writeAll(visit: Conversation, heard: Conversation): Promise<string[]> {
    const written: string[] = [];
    for (;;) {
      const result = await this.log.append(visit._id, (tail) => this.next(visit, heard, tail));
      if ('stop' in result) return written;
      if (!result.repeated) written.push(result.stored.kind);
    }
  }

  private async next(
    visit: Conversation,
    heard: Conversation,
    tail: Tail,
  ): Promise<AtEnd<Posting, 'nothing-due'>> {
    const draft = dueEntry(visit, await this.log.view(visit._id, tail), heard);
    return draft ? { store: { draft, visit, actor: CHAT } } : { stop: 'nothing-due' };
  }

  private async answerSealAgain(visit: Conversation): Promise<void> {
    const control = lastControl(await this.log.view(visit._id, await this.log.tail(visit._id)));
    if (control?.kind === 'seal') await this.log.publishSealAgain(visit, control.clientId);
  }
}
