import { Controller, Inject } from '@nestjs/common';
import { bookVisit, elapseVisit } from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { VISIT_ENV, type VisitEnv } from '../env.js';
import { DEVELOPMENT_ONLY } from '../refusals.js';
import { CaseIntake } from './case-intake.js';
import type { VisitAnswer } from './visit-change.js';
import { asked } from './asked.js';
import { Visits } from './visits.js';

/** Commands that are refused with NODE_ENV=production. */
@Controller()
export class DevelopmentController {
  constructor(
    private readonly visits: Visits,
    private readonly intake: CaseIntake,
    @Inject(VISIT_ENV) private readonly env: VisitEnv,
  ) {}

  @HandleCommand(elapseVisit)
  async elapse(
    { visitId, hours }: Payload<typeof elapseVisit>,
    context: RequestContext,
  ): Promise<VisitAnswer | Refused> {
    if (this.env.NODE_ENV === 'production') return DEVELOPMENT_ONLY;
    return this.visits.elapse(visitId, hours, asked(context, elapseVisit));
  }

  @HandleCommand(bookVisit)
  async book(payload: Payload<typeof bookVisit>, context: RequestContext): Promise<VisitAnswer | Refused> {
    if (this.env.NODE_ENV === 'production') return DEVELOPMENT_ONLY;
    return this.intake.book(payload, asked(context, bookVisit));
  }
}
