import { Double, EJSON, Long } from 'bson';

/** A double that JavaScript would write as a whole number. */
export const double = (value: number): Double => new Double(value);
export const long = (value: number): Long => Long.fromNumber(value);

/** A value as text that tells its BSON type too: the integer 2, the long 2 and the double 2 differ. */
export const typed = (value: unknown): string => EJSON.stringify(value, { relaxed: false });

/** How to read so that {@link typed} sees what was sent: nothing becomes a number of JavaScript. */
export const AS_SENT = { promoteValues: false, promoteLongs: false, promoteBuffers: false };
