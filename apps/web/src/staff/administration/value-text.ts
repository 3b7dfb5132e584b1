/** A setting as the history shows it: words as they are, lists with commas, everything else by its parts. */
export const valueText = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ');
  if (typeof value !== 'object') return '–';
  return Object.values(value).map(valueText).join(' ');
};
