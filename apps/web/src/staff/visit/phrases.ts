/** Puts a phrase after what has been typed, on a line of its own. */
export const withPhrase = (typed: string, phrase: string): string =>
  typed.trim() === '' ? phrase : `${typed.trimEnd()}\n${phrase}`;
