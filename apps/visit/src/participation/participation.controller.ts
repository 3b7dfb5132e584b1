import { Controller } from '@nestjs/common';
import {
  acceptHandover,
  cancelHandover,
  declineHandover,
  inviteGuest,
  leaveAsGuest,
  proposeHandover,
  removeGuest,
} from '@om/contracts';
import { HandleCommand, type Payload, type Refused, type RequestContext } from '@om/messaging';
import { asked } from '../visits/asked.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { Visits } from '../visits/visits.js';
import { Guests } from './guests.js';
import { Handovers } from './handovers.js';

type Answered = Promise<VisitAnswer | Refused>;

@Controller()
export class ParticipationController {
  constructor(
    private readonly handovers: Handovers,
    private readonly guests: Guests,
    private readonly visits: Visits,
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

  @HandleCommand(cancelHandover)
  cancel(payload: Payload<typeof cancelHandover>, context: RequestContext): Answered {
    return this.handovers.cancel(payload, asked(context, cancelHandover));
  }

  @HandleCommand(inviteGuest)
  invite(payload: Payload<typeof inviteGuest>, context: RequestContext): Answered {
    return this.guests.invite(payload, asked(context, inviteGuest));
  }

  @HandleCommand(leaveAsGuest)
  leave({ visitId }: Payload<typeof leaveAsGuest>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'leave-as-guest' }, asked(context, leaveAsGuest));
  }

  @HandleCommand(removeGuest)
  remove({ visitId, personId }: Payload<typeof removeGuest>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'remove-guest', personId }, asked(context, removeGuest));
  }
}
