import { Controller } from '@nestjs/common';
import {
  type EventEnvelope,
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
  type VisitSnapshot,
} from '@om/contracts';
import { HandleEvent } from '@om/messaging';
import { FollowVisit } from './follow-visit.js';

/** Every state event of a visit carries the same thing. */
type VisitEvent = EventEnvelope<{ visit: VisitSnapshot }>;

/** All state events of visits lead to the same step: the newest known state counts, not the event that brought it. */
@Controller()
export class VisitEventsController {
  constructor(private readonly follow: FollowVisit) {}

  @HandleEvent(visitBookedV1)
  onBooked(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitSentV1)
  onSent(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitClaimedV1)
  onClaimed(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitReleasedV1)
  onReleased(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitStartedV1)
  onStarted(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitCancelledV1)
  onCancelled(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitEndedV1)
  onEnded(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitReplyReceivedV1)
  onReplyReceived(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitReplyAnsweredV1)
  onReplyAnswered(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitAutoMessageDueV1)
  onAutoMessageDue(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitSealRequestedV1)
  onSealRequested(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitExtendedV1)
  onExtended(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }

  @HandleEvent(visitClosedV1)
  onClosed(event: VisitEvent): Promise<void> {
    return this.follow.on(event.data.visit, event.id);
  }
}
