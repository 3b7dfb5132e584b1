import { Controller, Inject } from '@nestjs/common';
import { elapseDuties } from '@om/contracts';
import { HandleCommand, type Answer, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { SERVICE_ENV, type ServiceEnv } from '@om/platform';
import { refusal } from '../documentation.errors.js';
import { Duties } from './duties.js';

/** What is refused with NODE_ENV=production. */
@Controller()
export class DevelopmentDutiesController {
  constructor(
    private readonly duties: Duties,
    @Inject(SERVICE_ENV) private readonly env: ServiceEnv,
  ) {}

  @HandleCommand(elapseDuties)
  async elapse(
    payload: Payload<typeof elapseDuties>,
    context: RequestContext,
  ): Promise<Answer<typeof elapseDuties> | Refused> {
    if (this.env.NODE_ENV === 'production') return refusal('documentation.development-only');
    return this.duties.elapse(payload, context);
  }
}
