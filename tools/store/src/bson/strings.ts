/** A surrogate stands for a code point above all of the basic plane, though its own unit does not. */
const lifted = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Orders strings as their UTF-8 bytes would, which JavaScript's `<` does not above U+FFFF. */
export const compareStrings = (a: string, b: string): number => {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return lifted(left) < lifted(right) ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
};
