/** Languages of the user interface. Times are always Swedish local time (domain 4.8: UTC is stored, Stockholm is shown). */
export type Language = 'sv' | 'en';

export const SWEDISH_ZONE = 'Europe/Stockholm';
const LOCALE = { sv: 'sv-SE', en: 'en-GB' } as const;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes hundreds of times as long as using it: a chat of a hundred messages stood still at every key. */
const formatOf = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = language + JSON.stringify(options);
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[language], { timeZone: SWEDISH_ZONE, ...options });
  formats.set(key, format);
  return format;
};

const parts = (instant: string | number | Date, language: Language, options: Intl.DateTimeFormatOptions) =>
  Object.fromEntries(
    formatOf(language, options)
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  ) as Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

/** "10.52", the Swedish way to write a time (design 9). */
export const clockTime = (instant: string | number | Date): string => {
  const { hour, minute } = parts(instant, 'sv', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${hour ?? ''}.${minute ?? ''}`;
};

/** "2026-11-23": the calendar day in Sweden, for comparing days. */
export const swedishDay = (instant: string | number | Date): string => {
  const { year, month, day } = parts(instant, 'sv', { year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year ?? ''}-${month ?? ''}-${day ?? ''}`;
};

/** "tisdag 10 december 2024". */
export const longDate = (instant: string | number | Date, language: Language): string => {
  const p = parts(instant, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return [p.weekday, p.day, p.month, p.year].join(' ');
};

/** "fredag 13 december kl. 10.52": weekday and time always together (design 9). */
export const dayAndTime = (instant: string | number | Date, language: Language): string => {
  const p = parts(instant, language, { weekday: 'long', day: 'numeric', month: 'long' });
  return `${[p.weekday, p.day, p.month].join(' ')} ${language === 'sv' ? 'kl.' : 'at'} ${clockTime(instant)}`;
};

/** "10 december 2024 kl. 10.08". */
export const dateAndTime = (instant: string | number | Date, language: Language): string => {
  const p = parts(instant, language, { day: 'numeric', month: 'long', year: 'numeric' });
  return `${[p.day, p.month, p.year].join(' ')} ${language === 'sv' ? 'kl.' : 'at'} ${clockTime(instant)}`;
};

/** "14 aug 2024". */
export const shortDate = (instant: string | number | Date, language: Language): string => {
  const p = parts(instant, language, { day: 'numeric', month: 'short', year: 'numeric' });
  return [p.day, p.month?.replace('.', ''), p.year].join(' ');
};

/** Whether two instants fall on the same Swedish day. */
export const isSameDay = (a: string | number | Date, b: string | number | Date): boolean =>
  swedishDay(a) === swedishDay(b);

/** "i dag 10.08", "i går 10.08" or "fredag 13 december kl. 10.08", whichever the reader needs. */
export const relativeTime = (instant: string, now: number, language: Language): string => {
  if (isSameDay(instant, now)) return `${language === 'sv' ? 'i dag' : 'today'} ${clockTime(instant)}`;
  if (isSameDay(instant, now - DAY_MS))
    return `${language === 'sv' ? 'i går' : 'yesterday'} ${clockTime(instant)}`;
  return dayAndTime(instant, language);
};

/** "10.08" on the same Swedish day, else with the day: "i går 10.08" or "fredag 13 december kl. 10.08". */
export const timeOrDay = (instant: string, now: number, language: Language): string =>
  isSameDay(instant, now) ? clockTime(instant) : relativeTime(instant, now, language);

/** Whole minutes from one instant to another, never negative. */
export const minutesBetween = (from: string | number, to: string | number): number =>
  Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / MINUTE_MS));

/** "21 min", "2 tim 5 min", "3 dygn": a wait as the list shows it. */
export const duration = (minutes: number, language: Language): string => {
  const sv = language === 'sv';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) {
    const rest = minutes % 60;
    const hours = `${Math.floor(minutes / 60)} ${sv ? 'tim' : 'h'}`;
    return rest === 0 ? hours : `${hours} ${rest} min`;
  }
  return `${Math.floor(minutes / (24 * 60))} ${sv ? 'dygn' : 'days'}`;
};

/** Age in whole years on the Swedish day of `now`. @param birthDate ISO calendar date */
export const ageOn = (birthDate: string, now: number): number => {
  const today = swedishDay(now);
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
};
