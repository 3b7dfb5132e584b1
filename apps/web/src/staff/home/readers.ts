import type { ServerFrame } from '@om/contracts/gateway';

/** A colleague who has a case open in the preview, as long as nothing else is heard. */
export interface Reader {
  readonly personId: string;
  readonly name: string;
  /** Forgotten from then on: who still reads says so again. Milliseconds since the epoch. */
  readonly until: number;
}

/** How often one's own reading is told again, and how long a colleague's counts without that. Milliseconds. */
export const TELL_AGAIN_MS = 10_000;
const FORGET_MS = 25_000;

/** What a frame says of who reads a case. */
export const withReading = (
  readers: readonly Reader[],
  { personId, name, reading }: Extract<ServerFrame, { type: 'reading' }>,
  now: number,
): readonly Reader[] => {
  const others = readers.filter((reader) => reader.personId !== personId);
  return reading ? [...others, { personId, name, until: now + FORGET_MS }] : others;
};

/** Who has read it longest of those who read it now; undefined: nobody. */
export const readerAt = (readers: readonly Reader[], now: number): string | undefined =>
  readers.find(({ until }) => until > now)?.name;
