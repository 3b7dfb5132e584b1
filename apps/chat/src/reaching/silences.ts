import { Injectable } from '@nestjs/common';
import { whereaboutsOf, type Awaited } from '@om/visit-state';
import type { Conversation } from '../conversations/conversation.js';
import { MarkStore } from '../marks/mark-store.js';
import { MessageLog } from '../messages/message-log.js';
import { Presences } from '../presence/presences.js';
import { Notifications } from './notifications.js';

/** Reads what is known of patients from whom care waits to hear. */
@Injectable()
export class Silences {
  constructor(
    private readonly log: MessageLog,
    private readonly marks: MarkStore,
    private readonly presences: Presences,
    private readonly notifications: Notifications,
  ) {}

  /** What decides whether the patient of a visit can be reminded. */
  async of({ _id: visitId, state, patient }: Conversation): Promise<Awaited> {
    const [said, written, marks, presence, known] = await Promise.all([
      this.log.lastOfCare(visitId),
      this.log.lastWritten(visitId, 'patient'),
      this.marks.of(visitId),
      this.presences.of(patient.patientId),
      this.notifications.known(visitId),
    ]);
    return {
      visitId,
      state,
      careSaid: said ? { seq: said.seq, at: said.at.toISOString() } : undefined,
      patient: { read: marks.patient.read, readAt: marks.patient.readAt, written },
      where: whereaboutsOf(presence, visitId),
      hasNumber: patient.phone !== undefined,
      told: known.map(({ notificationId }) => notificationId),
    };
  }
}
