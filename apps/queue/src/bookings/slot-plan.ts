import type { ClinicianPrincipal, createSlots, Slot } from '@om/contracts';
import type { Payload } from '@om/messaging';
import { v5 } from 'uuid';
import type { SlotDocument } from './slot.schema.js';

const MINUTE_MS = 60_000;
/** Times that one command makes at most. */
export const MOST_SLOTS = 200;

/** Who a time is with, if with anyone in particular. */
export type WithClinician = Slot['clinician'];

/** The times that fit between two instants, without a rest; none when not even one fits, or more than a command may make. */
export const plannedSlots = (
  { from, to, minutes }: Pick<Payload<typeof createSlots>, 'from' | 'to' | 'minutes'>,
  careUnitId: string,
  clinician: WithClinician,
): SlotDocument[] => {
  const start = Date.parse(from);
  const count = Math.floor((Date.parse(to) - start) / (minutes * MINUTE_MS));
  if (count < 1 || count > MOST_SLOTS) return [];
  return Array.from({ length: count }, (_, n) => {
    const at = new Date(start + n * minutes * MINUTE_MS);
    const spanned = {
      from: at.toISOString(),
      to: new Date(at.getTime() + minutes * MINUTE_MS).toISOString(),
    };
    return {
      _id: v5(`${careUnitId} ${clinician?.personId ?? ''} ${spanned.from} ${spanned.to}`, v5.URL),
      careUnitId,
      ...(clinician && { clinician }),
      ...spanned,
    };
  });
};

/** True when a clinician would have two times at once. The same time again is no second one. */
export const overlaps = (planned: readonly SlotDocument[], existing: readonly SlotDocument[]): boolean =>
  planned.some((one) =>
    existing.some(({ _id, from, to }) => _id !== one._id && from < one.to && one.from < to),
  );

/** Times with oneself are everyone's to make; others' are the lead's and the administrator's (domain 4.3-4, scheduler). */
export const mayPlan = (
  { personId, role, lead }: ClinicianPrincipal,
  clinician: string | undefined,
): boolean => clinician === personId || lead === true || role === 'administrator';

export const slotOf = ({ _id, ...slot }: SlotDocument, bookingId?: string): Slot => ({
  slotId: _id,
  ...slot,
  ...(bookingId === undefined ? {} : { bookingId }),
});
