/** The smallest and the largest number that is taken. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The whole number that has been written; undefined for anything else, or out of range. */
export const wholeNumber = (text: string, { from, to }: Range): number | undefined => {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isInteger(number) && number >= from && number <= to ? number : undefined;
};
