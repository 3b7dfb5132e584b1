import { Controller } from '@nestjs/common';
import { sendTicket, ticketOf } from '@om/contracts';
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
import { TicketReader } from './ticket-reader.js';
import { Tickets } from './tickets.js';

@Controller()
export class TicketsController {
  constructor(
    private readonly tickets: Tickets,
    private readonly reader: TicketReader,
  ) {}

  @HandleCommand(sendTicket)
  send(payload: Payload<typeof sendTicket>, context: RequestContext): Promise<VisitAnswer | Refused> {
    return this.tickets.send(payload, asked(context, sendTicket));
  }

  @HandleQuery(ticketOf)
  read(
    payload: Payload<typeof ticketOf>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof ticketOf> | Refused> {
    return this.reader.read(payload, principal);
  }
}
