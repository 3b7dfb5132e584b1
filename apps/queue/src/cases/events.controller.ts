import { Controller } from '@nestjs/common';
import {
  dutyChangedV1,
  messageSentV1,
  OPEN_DUTY_STATES,
  presenceChangedV1,
  VISIT_STATE_EVENTS,
  type EventEnvelope,
  type VisitSnapshot,
} from '@om/contracts';
import { HandleEvent, type Data, type Heard } from '@om/messaging';
import { Alarms } from '../alarms/alarms.js';
import { newsOfDuty, newsOfMessage, newsOfVisit } from './case.js';
import type { CaseDocument } from './case.schema.js';
import { Cases } from './cases.js';
import { Presences } from './presences.js';
import { VisitFollowers } from './visit-followers.js';

/** What queue hears of cases. All state events of visits lead to the same step: the newest state counts. */
@Controller()
export class CaseEventsController {
  constructor(
    private readonly cases: Cases,
    private readonly presences: Presences,
    private readonly followers: VisitFollowers,
    private readonly alarms: Alarms,
  ) {}

  @HandleEvent(...VISIT_STATE_EVENTS)
  async onVisit({ id: eventId, actor, data }: EventEnvelope<{ visit: VisitSnapshot }>): Promise<Heard> {
    const { visit } = data;
    const news = (known: CaseDocument) => newsOfVisit(known, visit);
    const { heard, known } = await this.cases.hear({ visitId: visit.visitId, eventId, actor, news });
    await this.followers.follow(visit, known, { eventId, actor });
    return heard;
  }

  @HandleEvent(messageSentV1)
  async onMessageSent({ id, actor, data }: EventEnvelope<Data<typeof messageSentV1>>): Promise<void> {
    const { message } = data;
    const news = (known: CaseDocument) => newsOfMessage(known, message);
    await this.cases.hear({ visitId: message.visitId, eventId: id, actor, news, unhurried: true });
  }

  @HandleEvent(dutyChangedV1)
  async onDutyChanged(event: EventEnvelope<Data<typeof dutyChangedV1>>): Promise<Heard> {
    const { dutyId, visitId, clinician, careUnitId, openedAt, state } = event.data.duty;
    const duty = {
      dutyId,
      version: event.version,
      personId: clinician.personId,
      careUnitId,
      since: openedAt,
      open: OPEN_DUTY_STATES.includes(state),
    };
    const news = (known: CaseDocument) => newsOfDuty(known, duty);
    const { heard } = await this.cases.hear({ visitId, eventId: event.id, actor: event.actor, news });
    await this.alarms.followDuty(event.data.duty, event.version, event.actor);
    return heard;
  }

  @HandleEvent(presenceChangedV1)
  async onPresenceChanged(event: EventEnvelope<Data<typeof presenceChangedV1>>): Promise<void> {
    const { id: eventId, version, time: at, actor } = event;
    const { patientId, presence } = event.data;
    const { online, visitIds = [] } = presence;
    await this.presences.apply({ _id: patientId, version, online, at, visitIds }, { eventId, actor });
  }
}
