import { Controller } from '@nestjs/common';
import { cancelByCare, closeVisit, extendAsync, linkVisit, reopenVisit } from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { OfferedTickets } from '../tickets/offered-tickets.js';
import { asked } from './asked.js';
import { CaseLinks } from './case-links.js';
import type { VisitAnswer } from './visit-change.js';
import { VisitConduct } from './visit-conduct.js';
import { Visits } from './visits.js';

type Answered = Promise<VisitAnswer | Refused>;

/** Commands about how a case is over or goes on (domain 4.3, rows 13, 16, 17 and 19; 4.8). */
@Controller()
export class PhaseController {
  constructor(
    private readonly visits: Visits,
    private readonly conduct: VisitConduct,
    private readonly links: CaseLinks,
    private readonly offered: OfferedTickets,
  ) {}

  @HandleCommand(extendAsync)
  extend(payload: Payload<typeof extendAsync>, context: RequestContext): Answered {
    return this.conduct.extend(payload, asked(context, extendAsync));
  }

  @HandleCommand(closeVisit)
  close({ visitId, reason }: Payload<typeof closeVisit>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'close', reason }, asked(context, closeVisit));
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
