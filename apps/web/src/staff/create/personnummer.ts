/**
 * Twelve digits from what people write: "19860304-2386", "860304-2386" (with "+" for those over 100), with spaces. Undefined when
 * it cannot be one. The Luhn check over the last ten digits catches most typing mistakes (domain 2.3).
 * @param now for the century of ten digits, milliseconds
 */
export const readPersonnummer = (text: string, now: number): string | undefined => {
  const compact = text.replaceAll(/\s/g, '');
  const match = /^(?:(\d{2}))?(\d{6})([-+]?)(\d{4})$/.exec(compact);
  if (!match) return undefined;
  const [, century, date = '', sign = '', last = ''] = match;
  const digits = `${century ?? centuryOf(date, sign, now)}${date}${last}`;
  return isRealDay(digits) && luhn(digits.slice(2)) ? digits : undefined;
};

const centuryOf = (date: string, sign: string, now: number): string => {
  const year = new Date(now).getUTCFullYear();
  const latest = Math.floor((year - Number(date.slice(0, 2))) / 100);
  return String(sign === '+' ? latest - 1 : latest);
};

/** A samordningsnummer has 60 added to the day. */
const isRealDay = (digits: string): boolean => {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), Number(digits.slice(6, 8))];
  const real = String(day > 60 ? day - 60 : day).padStart(2, '0');
  const written = `${year}-${month}-${real}`;
  const date = new Date(`${written}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
};

const luhn = (digits: string): boolean => {
  const sum = Array.from(digits).reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};
