/** Words as they are compared: lower case, as Swedish spells them, without what stands around them. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');

/** A personnummer or birth date is compared by its digits, with or without the separator. */
const NUMBER = /^\d{4,8}-\d{2,4}(?:-\d{2})?$/;

/** What somebody has typed to find an ended case, as words to compare; no more than eight. */
export const searchedWords = (typed: string): string[] =>
  wordsOf(typed)
    .map((word) => (NUMBER.test(word) ? word.replaceAll('-', '') : word))
    .slice(0, 8);
