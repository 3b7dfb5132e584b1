import { Injectable } from '@nestjs/common';
import { Conversations } from '../conversations/conversations.js';
import { MarkStore } from '../marks/mark-store.js';
import type { MessageDocument } from '../messages/message.schema.js';
import { Presences } from '../presence/presences.js';
import { Notifications } from './notifications.js';
import { entryOccasion, visitOccasion } from './occasions.js';

/** Decides when an absent patient is reached, and begins it. */
@Injectable()
export class ReachPatient {
  constructor(
    private readonly conversations: Conversations,
    private readonly notifications: Notifications,
    private readonly presences: Presences,
    private readonly marks: MarkStore,
  ) {}

  /**
   * Reaches the patient about the state of the visit. Looks again after each step: a case released while its claim was being
   * told still gets its apology.
   */
  async aboutVisit(visitId: string): Promise<void> {
    for (;;) {
      const visit = await this.conversations.find(visitId);
      const occasion = visit && visitOccasion(visit, await this.notifications.known(visitId));
      if (!occasion) return;
      await this.notifications.begin(visit, occasion);
    }
  }

  /** Reaches the patient about an entry, when they are away and have not read it. */
  async aboutEntry({ visitId, kind, seq }: MessageDocument): Promise<void> {
    const visit = await this.conversations.find(visitId);
    if (!visit) return;
    const [known, presence, marks] = await Promise.all([
      this.notifications.known(visitId),
      this.presences.of(visit.patient.patientId),
      this.marks.of(visitId),
    ]);
    const whereabouts = { online: presence?.online ?? false, read: marks.patient.read };
    const occasion = entryOccasion({ kind, seq }, visit, known, whereabouts);
    if (occasion) await this.notifications.begin(visit, occasion);
  }
}
