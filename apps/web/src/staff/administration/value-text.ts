/** The word for one value of a field, such as "ja" for true; the value itself where it needs none. */
export type WordOf = (field: string, value: string | number | boolean) => string;

const NOTHING = '–';

/** A setting as the history shows it: words as they are, lists with commas, everything else by its parts without ids. */
export const valueText = (value: unknown, wordOf: WordOf, field = ''): string => {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return wordOf(field, value);
  if (Array.isArray(value))
    return value.length === 0 ? NOTHING : value.map((item) => valueText(item, wordOf, field)).join(', ');
  if (typeof value !== 'object') return NOTHING;
  return Object.entries(value)
    .filter(([key]) => !key.endsWith('Id') && key !== 'code')
    .map(([key, part]) => valueText(part, wordOf, key))
    .join(' ');
};

/** What a change took away and what it put there; of long lists only the parts that differ. */
export const changeText = (
  { field, before, after }: { readonly field: string; readonly before?: unknown; readonly after?: unknown },
  wordOf: WordOf,
): { readonly removed: string; readonly added: string } => {
  const isList = Array.isArray(before) && Array.isArray(after);
  return {
    removed: valueText(isList ? without(before, after) : before, wordOf, field),
    added: valueText(isList ? without(after, before) : after, wordOf, field),
  };
};

const without = (list: readonly unknown[], others: readonly unknown[]): readonly unknown[] => {
  const known = new Set(others.map((item) => JSON.stringify(item)));
  return list.filter((item) => !known.has(JSON.stringify(item)));
};
