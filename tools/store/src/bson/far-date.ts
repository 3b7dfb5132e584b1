import { onDemand } from 'bson';
import { StoreError } from '../errors.js';
import { type Doc, isDoc, type Value } from './value.js';

/** The last millisecond, from 1970 in both directions, that JavaScript's Date can hold; BSON has 64 bits. */
const LAST = 8_640_000_000_000_000n;

/** A date beyond what JavaScript's Date holds: its own time is not a number. */
export class FarDate extends Date {
  constructor(
    /** Milliseconds from 1970. */
    readonly ms: bigint,
  ) {
    super(Number.NaN);
    anyMade = true;
  }
}

/** Set once there has been one: until then no encoded document has to be looked through for them. */
let anyMade = false;

/** The date so many milliseconds from 1970; throws Overflow (15) beyond 64 bits. */
export const dateOf = (ms: number | bigint): Date => {
  const exact = typeof ms === 'bigint' ? ms : undefined;
  if (exact === undefined && Math.abs(Number(ms)) <= Number(LAST)) return new Date(Number(ms));
  const whole = exact ?? (Number.isFinite(ms) ? BigInt(Math.trunc(Number(ms))) : undefined);
  if (whole === undefined || BigInt.asIntN(64, whole) !== whole)
    throw new StoreError('Overflow', 'date overflow');
  return whole > LAST || whole < -LAST ? new FarDate(whole) : new Date(Number(whole));
};

/** Milliseconds from 1970, exact for every date; a bigint for those beyond JavaScript's. */
export const timeOf = (date: Date): number | bigint => (date instanceof FarDate ? date.ms : date.getTime());

const write = (bytes: Buffer, at: number, value: Doc | readonly Value[]): void => {
  const values: Iterator<Value> = value.values();
  for (const [, , , start] of onDemand.parseToElements(bytes, at)) {
    const { value: next } = values.next() as { value: Value };
    if (next instanceof FarDate) bytes.writeBigInt64LE(next.ms, start);
    else if (isDoc(next) || Array.isArray(next)) write(bytes, start, next);
  }
};

/** Puts the far dates of a document into its bytes, where `bson` has written zeroes for them. */
export const writeFarDates = (bytes: Buffer, value: Doc): void => {
  if (anyMade) write(bytes, 0, value);
};

/** The date so many milliseconds after another; throws Overflow (15) beyond 64 bits. */
export const moved = (date: Date, ms: number): Date =>
  date instanceof FarDate ? dateOf(date.ms + BigInt(Math.trunc(ms))) : dateOf(date.getTime() + ms);
