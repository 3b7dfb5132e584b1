import { z } from 'zod';

/** Texts of the unit to its patients, shown beside the system's own; absent = only the system's. */
export const unitTexts = z.object({
  /** Beside "Vi har stängt", with the time of the next opening. */
  closed: z.string().trim().max(1_000).optional(),
  /** To those who wait. */
  waiting: z.string().trim().max(1_000).optional(),
  /** At the end of a visit. */
  ended: z.string().trim().max(1_000).optional(),
});

/** Hours before a booked time from which a cancellation by the patient is late (domain 4.3-18); absent = 24. */
export const lateCancellationHours = z.int().min(1).max(168).optional();
