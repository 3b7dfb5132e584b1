import { Controller } from '@nestjs/common';
import {
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
import { HandleEvent } from '@om/messaging';
import { Visits } from './visits.js';

/** Every state event of a visit carries the same thing. */
type VisitEvent = EventEnvelope<{ visit: VisitSnapshot }>;

/** All state events of visits lead to the same step: the newest state counts. */
@Controller()
export class VisitEventsController {
  constructor(private readonly visits: Visits) {}

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

  private onVisit(event: VisitEvent): Promise<void> {
    return this.visits.apply(event.data.visit);
  }
}
