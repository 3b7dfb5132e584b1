import { Controller } from '@nestjs/common';
import { VISIT_STATE_EVENTS, type EventEnvelope, type VisitSnapshot } from '@om/contracts';
import { HandleEvent, type Heard } from '@om/messaging';
import { Visits } from './visits.js';

/** All state events of visits lead to the same step: the newest state counts. */
@Controller()
export class VisitEventsController {
  constructor(private readonly visits: Visits) {}

  @HandleEvent(...VISIT_STATE_EVENTS)
  onVisit({ data }: EventEnvelope<{ visit: VisitSnapshot }>): Promise<Heard> {
    return this.visits.apply(data.visit);
  }
}
