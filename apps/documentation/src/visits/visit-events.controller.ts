import { Controller } from '@nestjs/common';
import { VISIT_STATE_EVENTS, type EventEnvelope, type VisitSnapshot } from '@om/contracts';
import { HandleEvent, type Heard } from '@om/messaging';
import { OpenDuties } from '../duties/open-duties.js';
import { Visits } from './visits.js';

/** All state events of visits lead to the same step: the newest state counts, and some of them leave a duty. */
@Controller()
export class VisitEventsController {
  constructor(
    private readonly visits: Visits,
    private readonly duties: OpenDuties,
  ) {}

  @HandleEvent(...VISIT_STATE_EVENTS)
  async onVisit({ type, time, actor, data }: EventEnvelope<{ visit: VisitSnapshot }>): Promise<Heard> {
    const heard = await this.visits.apply(data.visit);
    await this.duties.afterVisit({ type, time, actor, visit: data.visit });
    return heard;
  }
}
