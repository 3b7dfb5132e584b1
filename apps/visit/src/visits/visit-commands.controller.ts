import { Controller } from '@nestjs/common';
import { cancelVisit, claimVisit, endVisit, releaseVisit, sendCase, startVisit } from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { asked } from './asked.js';
import { CaseIntake } from './case-intake.js';
import type { VisitAnswer } from './visit-change.js';
import { VisitConduct } from './visit-conduct.js';
import { Visits } from './visits.js';

type Answered = Promise<VisitAnswer | Refused>;

@Controller()
export class VisitCommandsController {
  constructor(
    private readonly visits: Visits,
    private readonly intake: CaseIntake,
    private readonly conduct: VisitConduct,
  ) {}

  @HandleCommand(sendCase)
  send(payload: Payload<typeof sendCase>, context: RequestContext): Answered {
    return this.intake.send(payload, asked(context, sendCase));
  }

  @HandleCommand(claimVisit)
  claim({ visitId }: Payload<typeof claimVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'claim' }, asked(context, claimVisit));
  }

  @HandleCommand(releaseVisit)
  release({ visitId }: Payload<typeof releaseVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'release' }, asked(context, releaseVisit));
  }

  @HandleCommand(startVisit)
  start(payload: Payload<typeof startVisit>, context: RequestContext): Answered {
    return this.conduct.start(payload, asked(context, startVisit));
  }

  @HandleCommand(endVisit)
  end(payload: Payload<typeof endVisit>, context: RequestContext): Answered {
    return this.conduct.end(payload, asked(context, endVisit));
  }

  @HandleCommand(cancelVisit)
  cancel({ visitId }: Payload<typeof cancelVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'cancel' }, asked(context, cancelVisit));
  }
}
