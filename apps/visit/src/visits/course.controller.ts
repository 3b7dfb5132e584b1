import { Controller } from '@nestjs/common';
import {
  checkIn,
  clearEmergency,
  logContactAttempt,
  noShowVisit,
  pauseVisit,
  raiseEmergency,
  redirectVisit,
  resumeVisit,
  takeOverVisit,
} from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { asked } from './asked.js';
import type { VisitAnswer } from './visit-change.js';
import { Visits } from './visits.js';

type Answered = Promise<VisitAnswer | Refused>;

/** Commands on a visit that need nothing but the visit and what was sent along (domain 4.3). */
@Controller()
export class CourseController {
  constructor(private readonly visits: Visits) {}

  @HandleCommand(checkIn)
  checkIn({ visitId }: Payload<typeof checkIn>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'check-in' }, asked(context, checkIn));
  }

  @HandleCommand(pauseVisit)
  pause({ visitId, expectedVersion }: Payload<typeof pauseVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'pause', expectedVersion }, asked(context, pauseVisit));
  }

  @HandleCommand(resumeVisit)
  resume({ visitId }: Payload<typeof resumeVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'resume' }, asked(context, resumeVisit));
  }

  @HandleCommand(takeOverVisit)
  takeOver({ visitId }: Payload<typeof takeOverVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'take-over' }, asked(context, takeOverVisit));
  }

  @HandleCommand(redirectVisit)
  redirect(
    { visitId, destination, message }: Payload<typeof redirectVisit>,
    context: RequestContext,
  ): Answered {
    const trigger = { type: 'redirect', destination, message } as const;
    return this.visits.command(visitId, trigger, asked(context, redirectVisit));
  }

  @HandleCommand(noShowVisit)
  noShow({ visitId }: Payload<typeof noShowVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'no-show' }, asked(context, noShowVisit));
  }

  @HandleCommand(logContactAttempt)
  logContactAttempt({ visitId, how }: Payload<typeof logContactAttempt>, context: RequestContext): Answered {
    const trigger = { type: 'log-contact-attempt', how } as const;
    return this.visits.command(visitId, trigger, asked(context, logContactAttempt));
  }

  @HandleCommand(raiseEmergency)
  raiseEmergency({ visitId }: Payload<typeof raiseEmergency>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'raise-emergency' }, asked(context, raiseEmergency));
  }

  @HandleCommand(clearEmergency)
  clearEmergency({ visitId }: Payload<typeof clearEmergency>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'clear-emergency' }, asked(context, clearEmergency));
  }
}
