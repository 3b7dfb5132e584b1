import { Controller } from '@nestjs/common';
import { reportPresence } from '@om/contracts';
import { HandleCommand, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { ReportPresence } from './report-presence.js';

@Controller()
export class PresenceController {
  constructor(private readonly presence: ReportPresence) {}

  @HandleCommand(reportPresence)
  report(
    word: Payload<typeof reportPresence>,
    context: RequestContext,
  ): Promise<Answer<typeof reportPresence> | Refused> {
    return this.presence.report(word, context);
  }
}
