import { writeFileSync } from 'node:fs';

/** Made-up people of a measurement, in the form the development login and queue's seed command read. */
export interface People {
  readonly staff: readonly { id: string; name: string; hsaId: string; note: string }[];
  readonly patients: readonly { id: string; name: string; personnummer: string; note: string }[];
}

const numbered = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

/** So many of each, obviously nobody. */
export const peopleOf = (counts: { staff: number; patients: number }): People => ({
  staff: numbered(counts.staff, (number) => ({
    id: `b${number}`,
    name: `HSP9${padded(number)} TestPerson9${padded(number)}`,
    hsaId: `SE2321000131-P00000009${padded(number)}`,
    note: 'Mätning',
  })),
  patients: numbered(counts.patients, (number) => ({
    id: `b${number}`,
    name: `Testpatient B24-${padded(number)}`,
    personnummer: personnummerOf(number),
    note: 'Mätning',
  })),
});

/** Writes them where the processes that need them can read them. */
export const writePeople = (file: string, people: People): void => {
  writeFileSync(file, JSON.stringify(people));
};

const padded = (number: number): string => String(number).padStart(4, '0');

/** Nobody alive was born in January 1880. */
const BIRTH = '188001';
const DAYS = 31;

/** A number with a right check digit (Luhn over the ten digits from the year's last two on, SKV 704). */
export const personnummerOf = (number: number): string => {
  const day = String((number % DAYS) + 1).padStart(2, '0');
  const serial = String(Math.floor(number / DAYS) + 1).padStart(3, '0');
  const nine = `${BIRTH}${day}${serial}`.slice(2);
  const sum = Array.from(nine)
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return `18${nine}${(10 - (sum % 10)) % 10}`;
};
