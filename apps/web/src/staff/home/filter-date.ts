import { swedishDay } from '../../time/swedish-time.js';

/** What *Datum* can be set to; `own` shows a field for any day. */
export const DATE_CHOICES = ['all', 'yesterday', 'today', 'tomorrow', 'own'] as const;
export type DateChoice = (typeof DATE_CHOICES)[number];

const DAY_MS = 86_400_000;
const OFFSET: Partial<Record<DateChoice, number>> = { yesterday: -1, today: 0, tomorrow: 1 };
/** Noon in Sweden is the same calendar day everywhere near a clock change, so adding days never skips one. */
const noon = (now: number): number => Date.parse(`${swedishDay(now)}T11:00:00.000Z`);
/** A day that no shortcut names, so that choosing *own date* shows the field at once. */
const OWN_START = 7;

/** The Swedish calendar day of a choice; empty for all days. */
export const dateOf = (choice: DateChoice, now: number): string =>
  choice === 'all' ? '' : swedishDay(noon(now) + (OFFSET[choice] ?? OWN_START) * DAY_MS);

/** Which choice a day is shown as. */
export const dateChoice = (date: string, now: number): DateChoice => {
  if (date === '') return 'all';
  const named = DATE_CHOICES.find((choice) => OFFSET[choice] !== undefined && dateOf(choice, now) === date);
  return named ?? 'own';
};
