import type { OpeningHours } from '@om/contracts/queue';

type Span = OpeningHours['weekly'][number];

/** Monday first, as in Sweden. */
export const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const shown = (time: string): string => time.replace(':', '.').replace(/^0(\d)/, '$1');

/** "8.00–12.00, 13.00–16.00"; empty on a closed day. */
export const dayText = (weekly: readonly Span[], day: number): string =>
  weekly
    .filter((span) => span.day === day)
    .map((span) => `${shown(span.from)}–${shown(span.to)}`)
    .join(', ');

/** `HH:mm` from "8", "8.00" or "08:00"; undefined when it is no time of day. 24.00 is the end of the day. */
export const readTime = (text: string): string | undefined => {
  const match = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim());
  if (!match) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? '0')];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** The spans of a day from what is typed; undefined when it cannot be read, ends before it begins, or overlaps. */
export const readDay = (text: string, day: number): readonly Span[] | undefined => {
  if (text.trim() === '') return [];
  const spans: Span[] = [];
  for (const part of text.split(',')) {
    const [from, to, ...rest] = part.split(/[–-]/).map(readTime);
    const last = spans.at(-1);
    if (from === undefined || to === undefined || rest.length > 0 || from >= to) return undefined;
    if (last && from < last.to) return undefined;
    spans.push({ day, from, to });
  }
  return spans;
};
