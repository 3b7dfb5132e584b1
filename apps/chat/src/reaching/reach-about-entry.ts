import { Injectable } from '@nestjs/common';
import { whereaboutsOf } from '@om/visit-state';
import { Conversations } from '../conversations/conversations.js';
import { MarkStore } from '../marks/mark-store.js';
import type { MessageDocument } from '../messages/message.schema.js';
import { Presences } from '../presence/presences.js';
import { Notifications } from './notifications.js';
import { entryOccasion } from './occasions.js';

const MINUTE_MS = 60_000;

/** Reaches an absent patient about words and notices in the conversation. */
@Injectable()
export class ReachAboutEntry {
  constructor(
    private readonly conversations: Conversations,
    private readonly notifications: Notifications,
    private readonly presences: Presences,
    private readonly marks: MarkStore,
  ) {}

  /** Reaches the patient about an entry that they have not read by then, unless they may still come by it. */
  async look({ visitId, kind, seq, about, at }: MessageDocument, then: Date): Promise<void> {
    const visit = await this.conversations.find(visitId);
    if (!visit) return;
    const [known, presence, marks] = await Promise.all([
      this.notifications.known(visitId),
      this.presences.of(visit.patient.patientId),
      this.marks.of(visitId),
    ]);
    const minutes = (then.getTime() - at.getTime()) / MINUTE_MS;
    const patient = { where: whereaboutsOf(presence, visitId), read: marks.patient.read, minutes };
    const occasion = entryOccasion({ kind, seq, about }, visit, known, patient);
    if (occasion) await this.notifications.begin(visit, occasion);
  }
}
