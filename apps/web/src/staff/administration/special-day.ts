import type { OpeningHours } from '@om/contracts/queue';
import { z } from 'zod';
import { stockholmInstant } from '../../time/stockholm-instant.js';
import { dayText, readDay } from './week-text.js';

/** A day that differs, as it is typed; empty hours = closed. */
export const specialShape = z.object({
  key: z.string(),
  date: z.string(),
  hours: z.string(),
  note: z.string(),
});
export type SpecialForm = z.output<typeof specialShape>;
type Special = OpeningHours['special'][number];

export const specialForm = ({ date, open, note }: Special): SpecialForm => ({
  key: date,
  date,
  hours: open ? dayText([{ day: 1, ...open }], 1) : '',
  note: note ?? '',
});

/** One span at most on such a day. Undefined when the date or the hours cannot be read. */
export const readSpecial = ({ date, hours, note }: SpecialForm): Special | undefined => {
  const spans = readDay(hours, 1);
  if (!spans || spans.length > 1 || stockholmInstant(date, '12.00') === undefined) return undefined;
  const [span] = spans;
  return {
    date,
    ...(span ? { open: { from: span.from, to: span.to } } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
};
