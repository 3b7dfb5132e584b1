import { Controller } from '@nestjs/common';
import { claimVisit, resumeVisit, takeOverVisit } from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { asked } from './asked.js';
import { Taking } from './taking.js';
import type { VisitAnswer } from './visit-change.js';

type Answered = Promise<VisitAnswer | Refused>;

@Controller()
export class TakingController {
  constructor(private readonly taking: Taking) {}

  @HandleCommand(claimVisit)
  claim(payload: Payload<typeof claimVisit>, context: RequestContext): Answered {
    return this.taking.claim(payload, asked(context, claimVisit));
  }

  @HandleCommand(resumeVisit)
  resume(payload: Payload<typeof resumeVisit>, context: RequestContext): Answered {
    return this.taking.resume(payload, asked(context, resumeVisit));
  }

  @HandleCommand(takeOverVisit)
  takeOver(payload: Payload<typeof takeOverVisit>, context: RequestContext): Answered {
    return this.taking.takeOver(payload, asked(context, takeOverVisit));
  }
}
