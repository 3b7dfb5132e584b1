const LATE_MS = 24 * 3_600_000;

/** Whether a booked time is so near that cancelling it is late (domain 4.3-18: 24 hours in primary care). */
export const isLate = (bookedFor: string, now: number): boolean =>
  new Date(bookedFor).getTime() - now < LATE_MS;
