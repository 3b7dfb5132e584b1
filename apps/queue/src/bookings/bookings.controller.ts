import { Controller } from '@nestjs/common';
import { bookSlot, createSlots, listSlots, rebookSlot, removeSlot } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  isRefused,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { BookATime } from './book-a-time.js';
import { ListSlots } from './list-slots.js';

/** Times and bookings. */
@Controller()
export class BookingsController {
  constructor(
    private readonly times: ListSlots,
    private readonly booking: BookATime,
  ) {}

  @HandleQuery(listSlots)
  async list(
    payload: Payload<typeof listSlots>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listSlots> | Refused> {
    return this.times.list(payload, principal);
  }

  @HandleCommand(bookSlot)
  async book(
    payload: Payload<typeof bookSlot>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof bookSlot> | Refused> {
    const booking = await this.booking.book(payload, { commandId, actor: principal });
    return isRefused(booking) ? booking : { booking };
  }

  @HandleCommand(rebookSlot)
  async rebook(
    payload: Payload<typeof rebookSlot>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof rebookSlot> | Refused> {
    const booking = await this.booking.rebook(payload, { commandId, actor: principal });
    return isRefused(booking) ? booking : { booking };
  }

  @HandleCommand(createSlots)
  async create(
    payload: Payload<typeof createSlots>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof createSlots> | Refused> {
    if (principal.kind !== 'clinician') return refusal('queue.forbidden');
    const slots = await this.booking.make(payload, principal, commandId);
    return isRefused(slots) ? slots : { slots };
  }

  @HandleCommand(removeSlot)
  async remove(
    payload: Payload<typeof removeSlot>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof removeSlot> | Refused> {
    if (principal.kind !== 'clinician') return refusal('queue.forbidden');
    const refused = await this.booking.remove(payload, principal.careUnitId, { commandId, actor: principal });
    return refused ?? {};
  }
}
