import { Injectable } from '@nestjs/common';
import type { VisitSnapshot } from '@om/contracts';
import type { Heard } from '@om/messaging';
import { OwnEntries } from '../messages/own-entries.js';
import { ReportPresence } from '../presence/report-presence.js';
import { ReachAboutVisit } from '../reaching/reach-about-visit.js';
import { conversationOf } from './conversation.js';
import { Conversations } from './conversations.js';

/**
 * Follows a visit: takes in what is new, then makes true what the newest known state asks for. Every step can be repeated,
 * and none depends on which event has come, so that a crash between two steps is healed by the redelivery.
 */
@Injectable()
export class FollowVisit {
  constructor(
    private readonly conversations: Conversations,
    private readonly entries: OwnEntries,
    private readonly reach: ReachAboutVisit,
    private readonly presence: ReportPresence,
  ) {}

  async on(snapshot: VisitSnapshot, eventId: string): Promise<Heard> {
    const heard = await this.conversations.apply(snapshot);
    const visit = await this.conversations.find(snapshot.visitId);
    if (!visit) return heard;
    await this.entries.ensure(visit, conversationOf(snapshot));
    await this.reach.look(visit._id);
    await this.presence.refresh(visit.patient.patientId, eventId);
    return heard;
  }
}
