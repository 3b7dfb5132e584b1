import { Controller } from '@nestjs/common';
import { openTicket, revokeTicket, sendTicket, ticketOf } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { asked } from '../visits/asked.js';
import type { VisitAnswer } from '../visits/visit-change.js';
import { Visits } from '../visits/visits.js';
import { TicketReader } from './ticket-reader.js';
import { Tickets } from './tickets.js';

type Answered = Promise<VisitAnswer | Refused>;

@Controller()
export class TicketsController {
  constructor(
    private readonly tickets: Tickets,
    private readonly visits: Visits,
    private readonly reader: TicketReader,
  ) {}

  @HandleCommand(sendTicket)
  send(payload: Payload<typeof sendTicket>, context: RequestContext): Answered {
    return this.tickets.send(payload, asked(context, sendTicket));
  }

  @HandleCommand(revokeTicket)
  revoke({ visitId, ticketId }: Payload<typeof revokeTicket>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'revoke-ticket', ticketId }, asked(context, revokeTicket));
  }

  @HandleCommand(openTicket)
  open({ visitId, ticketId }: Payload<typeof openTicket>, context: RequestContext): Answered {
    return this.visits.command(visitId, { type: 'open-ticket', ticketId }, asked(context, openTicket));
  }

  @HandleQuery(ticketOf)
  read(
    payload: Payload<typeof ticketOf>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof ticketOf> | Refused> {
    return this.reader.read(payload, principal);
  }
}
