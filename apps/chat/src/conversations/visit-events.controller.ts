import { Controller } from '@nestjs/common';
import { VISIT_STATE_EVENTS, type EventEnvelope, type VisitSnapshot } from '@om/contracts';
import { HandleEvent, type Heard } from '@om/messaging';
import { FollowVisit } from './follow-visit.js';

/** All state events of visits lead to the same step: the newest known state counts, not the event that brought it. */
@Controller()
export class VisitEventsController {
  constructor(private readonly follow: FollowVisit) {}

  @HandleEvent(...VISIT_STATE_EVENTS)
  onVisit({ id, data }: EventEnvelope<{ visit: VisitSnapshot }>): Promise<Heard> {
    return this.follow.on(data.visit, id);
  }
}
