/** What a Swedish personal identity number tells (domain 2.3). */
export interface Identity {
  /** ISO 8601. */
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
}

/** A samordningsnummer has 60 added to the day of birth. */
const COORDINATION_DAY = 60;

/**
 * Reads a personnummer or samordningsnummer of twelve digits; undefined when the date does not exist or the check digit
 * (Luhn over the last ten digits, SKV 704) is wrong.
 */
export const identityOf = (personnummer: string): Identity | undefined => {
  if (!/^\d{12}$/.test(personnummer) || !hasRightCheckDigit(personnummer.slice(2))) return undefined;
  const birthDate = birthDateOf(personnummer);
  return birthDate ? { birthDate, sex: Number(personnummer[10]) % 2 === 0 ? 'female' : 'male' } : undefined;
};

const birthDateOf = (personnummer: string): string | undefined => {
  const day = Number(personnummer.slice(6, 8));
  const dayOfBirth = day > COORDINATION_DAY ? day - COORDINATION_DAY : day;
  const date = `${personnummer.slice(0, 4)}-${personnummer.slice(4, 6)}-${String(dayOfBirth).padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00.000Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : undefined;
};

const hasRightCheckDigit = (digits: string): boolean => {
  const sum = Array.from(digits)
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return sum % 10 === 0;
};
