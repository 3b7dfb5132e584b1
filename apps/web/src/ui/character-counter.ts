/** What the counter says: nothing, how many characters are left, or how many are too many. */
export type Counter = { readonly kind: 'none' } | { readonly kind: 'left' | 'over'; readonly count: number };

/** The counter shows from this share of the limit; before that it would only be noise. */
const SHOWN_FROM = 0.9;

/** Counts UTF-16 code units, as the limits do. @param limit longest text */
export const counterOf = (text: string, limit: number): Counter => {
  if (text.length > limit) return { kind: 'over', count: text.length - limit };
  if (text.length >= limit * SHOWN_FROM) return { kind: 'left', count: limit - text.length };
  return { kind: 'none' };
};
