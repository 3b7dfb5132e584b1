import { Controller } from '@nestjs/common';
import {
  cancelByCare,
  endVisit,
  extendAsync,
  linkVisit,
  reopenVisit,
  sendCase,
  startVisit,
} from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { OfferedTickets } from '../tickets/offered-tickets.js';
import { asked } from './asked.js';
import { CaseIntake } from './case-intake.js';
import { CaseLinks } from './case-links.js';
import type { VisitAnswer } from './visit-change.js';
import { VisitConduct } from './visit-conduct.js';

type Answered = Promise<VisitAnswer | Refused>;

/** Commands on a visit for which something has to be looked up; the others are in `plain-commands.ts`. */
@Controller()
export class VisitCommandsController {
  constructor(
    private readonly intake: CaseIntake,
    private readonly conduct: VisitConduct,
    private readonly links: CaseLinks,
    private readonly offered: OfferedTickets,
  ) {}

  @HandleCommand(sendCase)
  send(payload: Payload<typeof sendCase>, context: RequestContext): Answered {
    return this.intake.send(payload, asked(context, sendCase));
  }

  @HandleCommand(startVisit)
  start(payload: Payload<typeof startVisit>, context: RequestContext): Answered {
    return this.conduct.start(payload, asked(context, startVisit));
  }

  @HandleCommand(endVisit)
  end(payload: Payload<typeof endVisit>, context: RequestContext): Answered {
    return this.conduct.end(payload, asked(context, endVisit));
  }

  @HandleCommand(extendAsync)
  extend(payload: Payload<typeof extendAsync>, context: RequestContext): Answered {
    return this.conduct.extend(payload, asked(context, extendAsync));
  }

  @HandleCommand(reopenVisit)
  reopen(payload: Payload<typeof reopenVisit>, context: RequestContext): Answered {
    return this.conduct.reopen(payload, asked(context, reopenVisit));
  }

  @HandleCommand(linkVisit)
  link(payload: Payload<typeof linkVisit>, context: RequestContext): Answered {
    return this.links.link(payload, asked(context, linkVisit));
  }

  @HandleCommand(cancelByCare)
  cancelByCare(payload: Payload<typeof cancelByCare>, context: RequestContext): Answered {
    return this.offered.cancel(payload, asked(context, cancelByCare));
  }
}
