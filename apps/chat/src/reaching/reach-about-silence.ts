import { Injectable } from '@nestjs/common';
import { Conversations } from '../conversations/conversations.js';
import { MarkStore } from '../marks/mark-store.js';
import { MessageLog } from '../messages/message-log.js';
import type { MessageDocument } from '../messages/message.schema.js';
import { Notifications } from './notifications.js';
import { silenceOccasion } from './silence.js';

/** Reaches a patient who has not been heard of since care wrote, wherever their browser is. */
@Injectable()
export class ReachAboutSilence {
  constructor(
    private readonly conversations: Conversations,
    private readonly notifications: Notifications,
    private readonly marks: MarkStore,
    private readonly log: MessageLog,
  ) {}

  /** The mark first: most words are read in time, and that ends it. */
  async look({ visitId, seq }: Pick<MessageDocument, 'visitId' | 'seq'>): Promise<void> {
    const { read } = (await this.marks.of(visitId)).patient;
    if (read >= seq) return;
    const [visit, written] = await Promise.all([
      this.conversations.find(visitId),
      this.log.lastWritten(visitId, 'patient'),
    ]);
    const occasion = visit && silenceOccasion(visit, seq, { read, written });
    if (visit && occasion) await this.notifications.begin(visit, occasion);
  }
}
