import { Controller } from '@nestjs/common';
import { acceptHandover, declineHandover, inviteGuest, proposeHandover } from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { asked } from '../visits/asked.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { Guests } from './guests.js';
import { Handovers } from './handovers.js';

type Answered = Promise<VisitAnswer | Refused>;

@Controller()
export class ParticipationController {
  constructor(
    private readonly handovers: Handovers,
    private readonly guests: Guests,
  ) {}

  @HandleCommand(proposeHandover)
  propose(payload: Payload<typeof proposeHandover>, context: RequestContext): Answered {
    return this.handovers.propose(payload, asked(context, proposeHandover));
  }

  @HandleCommand(acceptHandover)
  accept(payload: Payload<typeof acceptHandover>, context: RequestContext): Answered {
    return this.handovers.accept(payload, asked(context, acceptHandover));
  }

  @HandleCommand(declineHandover)
  decline(payload: Payload<typeof declineHandover>, context: RequestContext): Answered {
    return this.handovers.decline(payload, asked(context, declineHandover));
  }

  @HandleCommand(inviteGuest)
  invite(payload: Payload<typeof inviteGuest>, context: RequestContext): Answered {
    return this.guests.invite(payload, asked(context, inviteGuest));
  }
}
