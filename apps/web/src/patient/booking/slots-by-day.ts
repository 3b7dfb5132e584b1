import { swedishDay } from '../../time/swedish-time.js';

/** The times of one Swedish calendar day. */
export interface DayOfSlots<S> {
  /** ISO calendar date. */
  readonly day: string;
  readonly slots: readonly S[];
}

/** Times in groups by their Swedish day, in the order they come: a time near midnight belongs to its day in Sweden. */
export const slotsByDay = <S extends { readonly from: string }>(slots: readonly S[]): DayOfSlots<S>[] => {
  const days = new Map<string, S[]>();
  for (const slot of slots) {
    const day = swedishDay(slot.from);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return [...days].map(([day, ofDay]) => ({ day, slots: ofDay }));
};
