import { Controller } from '@nestjs/common';
import {
  cancelVisit,
  claimVisit,
  endVisit,
  releaseVisit,
  sendCase,
  startVisit,
  type CommandContract,
} from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { CaseIntake } from './case-intake.js';
import type { VisitAnswer } from './visit-change.js';
import { VisitConduct } from './visit-conduct.js';
import { Visits, type Asked } from './visits.js';

type Answered = Promise<VisitAnswer | Refused>;

/** What is asked, by whom, under the name of its contract. */
export const asked = ({ principal, commandId }: RequestContext, { name }: CommandContract): Asked => ({
  principal,
  commandId,
  what: name,
});

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
