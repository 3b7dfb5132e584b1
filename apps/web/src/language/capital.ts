/** "läkare" at the beginning of a sentence or alone: "Läkare". */
export const capitalised = (word: string): string => word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
