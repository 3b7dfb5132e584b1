import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@om/platform';
import { Conversations } from '../conversations/conversations.js';
import { MarkStore } from '../marks/mark-store.js';
import { MessageLog } from '../messages/message-log.js';
import type { MessageDocument } from '../messages/message.schema.js';
import { Notifications } from './notifications.js';
import { silenceEndsAt, silenceOccasion, type PatientProgress } from './silence.js';

/** Reaches a patient who has not been heard of since care wrote, wherever their browser is. */
@Injectable()
export class ReachAboutSilence {
  constructor(
    private readonly conversations: Conversations,
    private readonly notifications: Notifications,
    private readonly marks: MarkStore,
    private readonly log: MessageLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Looks whether the first words of care that nobody has read have been left for long enough, and else again when they will
   * have been. The mark first: most words are read in time, and that ends it.
   */
  async look({ visitId }: Pick<MessageDocument, 'visitId'>): Promise<void> {
    const { read } = (await this.marks.of(visitId)).patient;
    if ((await this.log.lastSeq(visitId, read + 1)) <= read) return;
    const written = await this.log.lastWritten(visitId, 'patient');
    const unread = await this.log.firstOfCare(visitId, Math.max(read, written));
    if (!unread) return;
    const endsAt = silenceEndsAt(unread.at);
    if (endsAt > this.clock.now()) await this.log.lookAfter(unread, endsAt);
    else await this.tell(unread, { read, written });
  }

  private async tell({ visitId, seq }: MessageDocument, progress: PatientProgress): Promise<void> {
    const visit = await this.conversations.find(visitId);
    const occasion = visit && silenceOccasion(visit, seq, progress);
    if (visit && occasion) await this.notifications.begin(visit, occasion);
  }
}
