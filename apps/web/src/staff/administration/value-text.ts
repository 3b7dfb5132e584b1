/** What the history says in words. */
export interface Words {
  /** The word for one value of a field, such as "ja" for true; the value itself where it needs none. */
  readonly of: (field: string, value: string | number | boolean) => string;
  /** What a part of a setting is called, where its value alone does not tell; else undefined. */
  readonly part: (key: string) => string | undefined;
}

const NOTHING = '–';

/** A setting as the history shows it: words as they are, lists with commas, everything else by its parts without ids. */
export const valueText = (value: unknown, words: Words, field = ''): string => {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return words.of(field, value);
  if (Array.isArray(value))
    return value.length === 0 ? NOTHING : value.map((item) => valueText(item, words, field)).join(', ');
  if (typeof value !== 'object') return NOTHING;
  return Object.entries(value)
    .filter(([key]) => !key.endsWith('Id') && key !== 'code')
    .map(([key, part]) => {
      const name = words.part(key);
      return name === undefined ? valueText(part, words, key) : `${name}: ${valueText(part, words, key)}`;
    })
    .join(' ');
};

/** What a change took away and what it put there; of lists and of what has parts only the parts that differ. */
export const changeText = (
  { field, before, after }: { readonly field: string; readonly before?: unknown; readonly after?: unknown },
  words: Words,
): { readonly removed: string; readonly added: string } => ({
  removed: valueText(differing(before, after), words, field),
  added: valueText(differing(after, before), words, field),
});

/** What tells what a part is about; it stays beside what differs. */
const NAMES: readonly string[] = ['name', 'label', 'part'];
const IDS = ['code', 'templateId', 'questionId', 'date', 'part'] as const;

const differing = (value: unknown, other: unknown): unknown => {
  if (Array.isArray(value) && Array.isArray(other)) {
    const isElsewhere = isIn(other);
    const shown = isReordered(value, other) ? value : value.filter((item) => !isElsewhere(item));
    return shown.map((item: unknown) => differing(item, twinOf(item, other)));
  }
  if (!isObject(value) || !isObject(other)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => NAMES.includes(key) || JSON.stringify(part) !== JSON.stringify(other[key]))
      .map(([key, part]) => [key, differing(part, other[key])]),
  );
};

const isIn = (list: readonly unknown[]): ((item: unknown) => boolean) => {
  const known = new Set(list.map((item) => JSON.stringify(item)));
  return (item) => known.has(JSON.stringify(item));
};

/** Whether what is in both lists stands in another order; then all of them are shown by name. */
const isReordered = (value: readonly unknown[], other: readonly unknown[]): boolean => {
  const [keys, others] = [value.map(keyOf), other.map(keyOf)];
  const kept = keys.filter((key) => others.includes(key));
  return others.filter((key) => keys.includes(key)).some((key, place) => key !== kept[place]);
};

const keyOf = (item: unknown): string => JSON.stringify(idOf(item) ?? item);

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
