import { Controller } from '@nestjs/common';
import { reportPresences } from '@om/contracts';
import { HandleCommand, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { ReportPresence } from './report-presence.js';

@Controller()
export class PresenceController {
  constructor(private readonly presence: ReportPresence) {}

  @HandleCommand(reportPresences)
  report(
    words: Payload<typeof reportPresences>,
    context: RequestContext,
  ): Promise<Answer<typeof reportPresences> | Refused> {
    return this.presence.report(words, context);
  }
}
