/** First and longest wait before trying again, milliseconds. */
export const BACK_OFF = { firstMs: 500, longestMs: 15_000 } as const;

/**
 * How long to wait before reconnecting: doubles with every attempt, and half of it is random so that all browsers of a unit
 * do not come back in the same instant.
 * @param attempt 0 for the first @param random 0 ≤ random < 1
 */
export const backOff = (attempt: number, random: number): number => {
  const full = Math.min(BACK_OFF.longestMs, BACK_OFF.firstMs * 2 ** Math.min(attempt, 10));
  return Math.round(full / 2 + (full / 2) * random);
};
