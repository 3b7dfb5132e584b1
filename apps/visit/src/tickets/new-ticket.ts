import { TICKET_DAYS, type CareUnit, type Ticket } from '@om/contracts';
import type { Refused } from '@om/messaging';
import { hoursAfter } from '@om/visit-state';
import { refused } from '../refusals.js';

const HOURS_A_DAY = 24;

/** What a ticket is made from, beside the unit it is for. */
export interface TicketWish extends Pick<
  Ticket,
  'ticketId' | 'visitType' | 'reasonCode' | 'message' | 'byName' | 'byPersonId'
> {
  readonly clinician?: Ticket['clinician'];
  readonly validDays?: number | undefined;
}

/** A ticket to the patient, valid from now; refused when the unit or its reason is not known. */
export const newTicket = (wish: TicketWish, unit: CareUnit | undefined, now: Date): Ticket | Refused => {
  if (!unit) return refused('visit.unknown-unit', 'No such care unit', { field: 'careUnitId' });
  if (!unit.reasons.some(({ code }) => code === wish.reasonCode))
    return refused('visit.unknown-reason', 'No such reason at the unit', { field: 'reasonCode' });
  const { validDays = TICKET_DAYS, clinician, ...rest } = wish;
  return {
    ...rest,
    ...(clinician && { clinician }),
    state: 'sent',
    careUnitId: unit.careUnitId,
    careUnitName: unit.name,
    sentAt: now.toISOString(),
    validUntil: hoursAfter(now, validDays * HOURS_A_DAY).toISOString(),
  };
};
