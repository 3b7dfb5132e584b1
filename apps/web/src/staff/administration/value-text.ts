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

/** What a change took away and what it put there; of lists and of what has parts only the parts that differ. */
export const changeText = (
  { field, before, after }: { readonly field: string; readonly before?: unknown; readonly after?: unknown },
  wordOf: WordOf,
): { readonly removed: string; readonly added: string } => ({
  removed: valueText(differing(before, after), wordOf, field),
  added: valueText(differing(after, before), wordOf, field),
});

/** What tells what a part is about; it stays beside what differs. */
const NAMES: readonly string[] = ['name', 'label'];
const IDS = ['code', 'templateId', 'questionId', 'date'] as const;

const differing = (value: unknown, other: unknown): unknown => {
  if (Array.isArray(value) && Array.isArray(other)) {
    const known = new Set(other.map((item) => JSON.stringify(item)));
    return value
      .filter((item) => !known.has(JSON.stringify(item)))
      .map((item: unknown) => differing(item, twinOf(item, other)));
  }
  if (!isObject(value) || !isObject(other)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => NAMES.includes(key) || JSON.stringify(part) !== JSON.stringify(other[key]))
      .map(([key, part]) => [key, differing(part, other[key])]),
  );
};

const twinOf = (item: unknown, list: readonly unknown[]): unknown => {
  const id = idOf(item);
  return id === undefined ? undefined : list.find((other) => idOf(other) === id);
};

const idOf = (item: unknown): unknown => {
  if (!isObject(item)) return undefined;
  const key = IDS.find((name) => item[name] !== undefined);
  return key === undefined ? undefined : item[key];
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
