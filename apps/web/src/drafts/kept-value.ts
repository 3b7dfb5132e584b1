import type { z } from 'zod';

/**
 * What was kept among the drafts, if it still has its shape. Empty, broken, or as an older version of the page wrote it: undefined,
 * as if nothing had been kept, so that it never stops a page from being shown.
 */
export const keptValue = <T>(shape: z.ZodType<T>, text: string): T | undefined => {
  if (text === '') return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};
