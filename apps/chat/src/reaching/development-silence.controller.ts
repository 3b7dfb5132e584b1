import { Controller, Inject } from '@nestjs/common';
import { elapseSilence } from '@om/contracts';
import {
  HandleCommand,
  isRefused,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { SERVICE_ENV } from '@om/platform';
import { minutesAfter } from '@om/visit-state';
import { refusal } from '../chat.errors.js';
import type { ChatEnv } from '../env.js';
import { MarkStore } from '../marks/mark-store.js';
import type { MarkDocument } from '../marks/mark.schema.js';
import { MessageLog } from '../messages/message-log.js';

/** What is refused with NODE_ENV=production. */
@Controller()
export class DevelopmentSilenceController {
  constructor(
    private readonly log: MessageLog,
    private readonly marks: MarkStore,
    @Inject(SERVICE_ENV) private readonly env: ChatEnv,
  ) {}

  @HandleCommand(elapseSilence)
  async elapse(
    { visitId, minutes }: Payload<typeof elapseSilence>,
    { commandId }: RequestContext,
  ): Promise<Answer<typeof elapseSilence> | Refused> {
    if (this.env.NODE_ENV === 'production') return refusal('chat.development-only');
    await this.log.ageLastOfCare(visitId, minutes);
    const answer = await this.marks.execute(visitId, commandId, (state) => readEarlier(state, minutes));
    return isRefused(answer) ? answer : { minutes };
  }
}

const readEarlier = ({ patient }: MarkDocument, minutes: number) => {
  const { readAt } = patient;
  if (readAt === undefined) return { unchanged: true, answer: null } as const;
  const earlier = minutesAfter(new Date(readAt), -minutes).toISOString();
  return { state: { patient: { ...patient, readAt: earlier } }, answer: null, outbox: [] };
};
