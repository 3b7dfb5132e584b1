import { Controller } from '@nestjs/common';
import {
  messageSentV1,
  presenceChangedV1,
  visitAutoMessageDueV1,
  visitBookedV1,
  visitCancelledV1,
  visitClaimedV1,
  visitClosedV1,
  visitEndedV1,
  visitExtendedV1,
  visitReleasedV1,
  visitReplyAnsweredV1,
  visitReplyReceivedV1,
  visitSealRequestedV1,
  visitSentV1,
  visitStartedV1,
  type EventEnvelope,
  type VisitSnapshot,
} from '@om/contracts';
import { HandleEvent, type Data } from '@om/messaging';
import { newsOfMessage, newsOfVisit } from './case.js';
import { Cases } from './cases.js';
import { Presences } from './presences.js';

/** Every state event of a visit carries the same thing. */
type VisitEvent = EventEnvelope<{ visit: VisitSnapshot }>;

/** What queue hears of cases. All state events of visits lead to the same step: the newest state counts. */
@Controller()
export class CaseEventsController {
  constructor(
    private readonly cases: Cases,
    private readonly presences: Presences,
  ) {}

  @HandleEvent(messageSentV1)
  async onMessageSent({
    id,
    actor,
    data: { message },
  }: EventEnvelope<Data<typeof messageSentV1>>): Promise<void> {
    const news = (known: Parameters<typeof newsOfMessage>[0]) => newsOfMessage(known, message);
    await this.cases.hear({ visitId: message.visitId, eventId: id, actor, news });
  }

  @HandleEvent(presenceChangedV1)
  async onPresenceChanged(event: EventEnvelope<Data<typeof presenceChangedV1>>): Promise<void> {
    const { patientId, presence } = event.data;
    const heard = { _id: patientId, version: event.version, online: presence.online };
    await this.presences.apply(heard, { eventId: event.id, actor: event.actor });
  }

  @HandleEvent(visitBookedV1)
  onBooked(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitSentV1)
  onSent(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitClaimedV1)
  onClaimed(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitReleasedV1)
  onReleased(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitStartedV1)
  onStarted(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitCancelledV1)
  onCancelled(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitEndedV1)
  onEnded(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitReplyReceivedV1)
  onReplyReceived(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitReplyAnsweredV1)
  onReplyAnswered(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitAutoMessageDueV1)
  onAutoMessageDue(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitSealRequestedV1)
  onSealRequested(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitExtendedV1)
  onExtended(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  @HandleEvent(visitClosedV1)
  onClosed(event: VisitEvent): Promise<void> {
    return this.onVisit(event);
  }

  private async onVisit({ id: eventId, actor, data: { visit } }: VisitEvent): Promise<void> {
    await this.cases.hear({
      visitId: visit.visitId,
      eventId,
      actor,
      news: (known) => newsOfVisit(known, visit),
    });
    await this.presences.refresh(visit.patient.patientId, { eventId, actor });
  }
}
