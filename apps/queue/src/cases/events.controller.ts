import { Controller } from '@nestjs/common';
import {
  messageSentV1,
  presenceChangedV1,
  VISIT_STATE_EVENTS,
  type EventEnvelope,
  type VisitSnapshot,
} from '@om/contracts';
import { HandleEvent, type Data, type Heard } from '@om/messaging';
import { newsOfMessage, newsOfVisit } from './case.js';
import type { CaseDocument } from './case.schema.js';
import { Cases } from './cases.js';
import { Presences } from './presences.js';

/** What queue hears of cases. All state events of visits lead to the same step: the newest state counts. */
@Controller()
export class CaseEventsController {
  constructor(
    private readonly cases: Cases,
    private readonly presences: Presences,
  ) {}

  @HandleEvent(...VISIT_STATE_EVENTS)
  async onVisit({ id: eventId, actor, data }: EventEnvelope<{ visit: VisitSnapshot }>): Promise<Heard> {
    const { visit } = data;
    const news = (known: CaseDocument) => newsOfVisit(known, visit);
    const heard = await this.cases.hear({ visitId: visit.visitId, eventId, actor, news });
    await this.presences.refresh(visit.patient.patientId, { eventId, actor });
    return heard;
  }

  @HandleEvent(messageSentV1)
  async onMessageSent({ id, actor, data }: EventEnvelope<Data<typeof messageSentV1>>): Promise<void> {
    const { message } = data;
    const news = (known: CaseDocument) => newsOfMessage(known, message);
    await this.cases.hear({ visitId: message.visitId, eventId: id, actor, news });
  }

  @HandleEvent(presenceChangedV1)
  async onPresenceChanged(event: EventEnvelope<Data<typeof presenceChangedV1>>): Promise<void> {
    const { patientId, presence } = event.data;
    const heard = { _id: patientId, version: event.version, online: presence.online };
    await this.presences.apply(heard, { eventId: event.id, actor: event.actor });
  }
}
