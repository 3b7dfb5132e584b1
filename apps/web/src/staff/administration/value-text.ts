const NOTHING = '–';

/** A setting as the history shows it: words as they are, lists with commas, everything else by its parts without ids. */
export const valueText = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? NOTHING : value.map(valueText).join(', ');
  if (typeof value !== 'object') return NOTHING;
  return Object.entries(value)
    .filter(([key]) => !key.endsWith('Id'))
    .map(([, part]) => valueText(part))
    .join(' ');
};

/** What a change took away and what it put there; of long lists only the parts that differ. */
export const changeText = (
  before: unknown,
  after: unknown,
): { readonly removed: string; readonly added: string } => {
  if (!Array.isArray(before) || !Array.isArray(after))
    return { removed: valueText(before), added: valueText(after) };
  return { removed: valueText(without(before, after)), added: valueText(without(after, before)) };
};

const without = (list: readonly unknown[], others: readonly unknown[]): readonly unknown[] => {
  const known = new Set(others.map((item) => JSON.stringify(item)));
  return list.filter((item) => !known.has(JSON.stringify(item)));
};
