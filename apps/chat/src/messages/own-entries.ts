import { Injectable } from '@nestjs/common';
import type { Conversation } from '../conversations/conversation.js';
import type { AtEnd } from './append.js';
import { dueEntry, lastControl } from './due-entry.js';
import type { Tail } from './entry.js';
import { MessageLog } from './message-log.js';
import { CHAT, type Posting } from './posting.js';

/** Writes what chat itself owes a conversation: greeting, end mark, automatic message, seal and unseal. */
@Injectable()
export class OwnEntries {
  constructor(private readonly log: MessageLog) {}

  /**
   * Brings the log up to what the replica asks for, however often it is called. A seal request that has been carried out
   * before is answered again, because its first answer may have been lost with whoever asked.
   */
  async ensure(visit: Conversation): Promise<void> {
    if (!visit.startedAt) return;
    const written = await this.writeAll(visit);
    if (visit.sealing && !written.includes('seal')) await this.answerSealAgain(visit);
  }

  private async writeAll(visit: Conversation): Promise<string[]> {
    const written: string[] = [];
    for (;;) {
      const result = await this.log.append(visit._id, (tail) => this.next(visit, tail));
      if ('stop' in result) return written;
      if (!result.repeated) written.push(result.stored.kind);
    }
  }

  private async next(visit: Conversation, tail: Tail): Promise<AtEnd<Posting, 'nothing-due'>> {
    const draft = dueEntry(visit, await this.log.view(visit._id, tail));
    return draft ? { store: { draft, visit, actor: CHAT } } : { stop: 'nothing-due' };
  }

  private async answerSealAgain(visit: Conversation): Promise<void> {
    const control = lastControl(await this.log.view(visit._id, await this.log.tail(visit._id)));
    if (control?.kind === 'seal') await this.log.publishSealAgain(visit, control.clientId);
  }
}
