import { Controller } from '@nestjs/common';
import { messageSentV1, sealedV1, type EventEnvelope } from '@om/contracts';
import { HandleEvent, type Data } from '@om/messaging';
import { triggerOfMessage, triggerOfSeal } from './chat-facts.js';
import { Visits } from './visits.js';

@Controller()
export class ChatEventsController {
  constructor(private readonly visits: Visits) {}

  @HandleEvent(messageSentV1)
  onMessageSent({ id, type, actor, data }: EventEnvelope<Data<typeof messageSentV1>>): Promise<void> {
    const cause = { id, what: type, actor, unhurried: true };
    return this.visits.fact(data.message.visitId, triggerOfMessage(data.message), cause);
  }

  @HandleEvent(sealedV1)
  onSealed({ id, type, actor, data }: EventEnvelope<Data<typeof sealedV1>>): Promise<void> {
    return this.visits.fact(data.visitId, triggerOfSeal(data), { id, what: type, actor });
  }
}
