import type { Slot } from '@om/contracts/queue';
import { stockholmInstant } from '../../time/stockholm-instant.js';
import { swedishDay } from '../../time/swedish-time.js';

/** Times by Swedish calendar day, in order. */
export const byDay = (slots: readonly Slot[]): readonly (readonly [string, readonly Slot[]])[] => {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = swedishDay(slot.from);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].sort(([a], [b]) => a.localeCompare(b));
};

/** What is typed to make times. Clock times as people write them in Sweden: "10.00". */
export interface SlotsForm {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  /** HSA-id; empty = the unit. */
  readonly clinician: string;
}
export type SlotsField = 'date' | 'from' | 'to';

/** What is sent, or the fields that must be put right. */
export const readSlots = (
  form: SlotsForm,
  now: number,
): { readonly from: string; readonly to: string } | { readonly wrong: readonly SlotsField[] } => {
  const isDay = stockholmInstant(form.date, '12.00') !== undefined;
  const from = stockholmInstant(form.date, form.from);
  const to = stockholmInstant(form.date, form.to);
  if (!isDay) return { wrong: ['date'] };
  if (!from || !to)
    return { wrong: [...(from ? [] : (['from'] as const)), ...(to ? [] : (['to'] as const))] };
  if (to.getTime() - from.getTime() < form.minutes * 60_000) return { wrong: ['to'] };
  return from.getTime() < now ? { wrong: ['from'] } : { from: from.toISOString(), to: to.toISOString() };
};
