import { Injectable } from '@nestjs/common';
import { Conversations } from '../conversations/conversations.js';
import { MarkStore } from '../marks/mark-store.js';
import type { MessageDocument } from '../messages/message.schema.js';
import { Presences } from '../presence/presences.js';
import { Notifications } from './notifications.js';
import { entryOccasion } from './occasions.js';

/** Reaches an absent patient about words and notices in the conversation. */
@Injectable()
export class ReachAboutEntry {
  constructor(
    private readonly conversations: Conversations,
    private readonly notifications: Notifications,
    private readonly presences: Presences,
    private readonly marks: MarkStore,
  ) {}

  /** Reaches the patient about an entry, when they are away and have not read it. */
  async look({ visitId, kind, seq, about }: MessageDocument): Promise<void> {
    const visit = await this.conversations.find(visitId);
    if (!visit) return;
    const [known, presence, marks] = await Promise.all([
      this.notifications.known(visitId),
      this.presences.of(visit.patient.patientId),
      this.marks.of(visitId),
    ]);
    const whereabouts = { online: presence?.online ?? false, read: marks.patient.read };
    const occasion = entryOccasion({ kind, seq, about }, visit, known, whereabouts);
    if (occasion) await this.notifications.begin(visit, occasion);
  }
}
