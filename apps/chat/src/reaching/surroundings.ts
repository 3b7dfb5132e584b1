import { Injectable } from '@nestjs/common';
import type { getHistory, Principal } from '@om/contracts';
import type { Answer } from '@om/messaging';
import { presenceSeenFrom } from '@om/visit-state';
import type { Conversation } from '../conversations/conversation.js';
import { MarkStore } from '../marks/mark-store.js';
import { Presences } from '../presence/presences.js';
import { Notifications } from './notifications.js';

/** What stands around the messages of a conversation. */
export type Around = Pick<Answer<typeof getHistory>, 'marks' | 'presence' | 'notifications'>;

/** Reads what stands around the messages: how far both sides have come and, for staff, where the patient is. */
@Injectable()
export class Surroundings {
  constructor(
    private readonly marks: MarkStore,
    private readonly presences: Presences,
    private readonly notifications: Notifications,
  ) {}

  /** A patient is not told of SMS and presence: they are staff's aids to reach the patient. */
  async of(visit: Conversation, reader: Principal): Promise<Around> {
    if (reader.kind === 'patient') return { marks: await this.marks.of(visit._id), notifications: [] };
    const [marks, presence, notifications] = await Promise.all([
      this.marks.of(visit._id),
      this.presences.of(visit.patient.patientId),
      this.notifications.shown(visit._id),
    ]);
    return { marks, ...(presence && { presence: presenceSeenFrom(presence, visit._id) }), notifications };
  }
}
