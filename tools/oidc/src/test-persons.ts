import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * The made-up persons one can log in as. Names and numbers are obviously not anybody's; nothing here is secret.
 *
 * Personnummer are from Skatteverket's published list of test numbers (open data set "Testpersonnummer"), which no real
 * person will ever be given. Ages fit the design's pictures in December 2024.
 */

/** A test person as a member of staff. */
export interface StaffPerson {
  /** Subject of the login, the same at every start. */
  readonly id: string;
  readonly name: string;
  /** HSA-id, as SITHS cards carry it. */
  readonly hsaId: string;
  /** Shown on the chooser only; role and care unit are the queue service's to know. */
  readonly note: string;
}

/** A test person as a patient. */
export interface PatientPerson {
  readonly id: string;
  readonly name: string;
  /** Twelve digits. */
  readonly personnummer: string;
  readonly protectedIdentity?: true;
  /** Shown on the chooser only. */
  readonly note: string;
}

const person = { id: z.string().min(1), name: z.string().min(1), note: z.string() };
const morePersons = z.object({
  staff: z.array(z.object({ ...person, hsaId: z.string().min(1) })),
  patients: z.array(z.object({ ...person, personnummer: z.string().regex(/^\d{12}$/) })),
});

/** Made-up persons besides the test persons: those of a measurement. */
export interface MorePersons {
  readonly staff: readonly StaffPerson[];
  readonly patients: readonly PatientPerson[];
}

/** Reads them from a JSON file. @throws Error when the file is missing or does not fit */
export const morePersonsFrom = (file: string): MorePersons =>
  morePersons.parse(JSON.parse(readFileSync(file, 'utf8')));

export const STAFF_PERSONS: readonly StaffPerson[] = [
  { id: 'hsp39', name: 'HSP39 TestPerson39', hsaId: 'SE2321000131-P000000000039', note: 'Sjuksköterska' },
  { id: 'hsp21', name: 'HSP21 TestPerson21', hsaId: 'SE2321000131-P000000000021', note: 'Läkare' },
  { id: 'hsp57', name: 'HSP57 TestPerson57', hsaId: 'SE2321000131-P000000000057', note: 'Fysioterapeut' },
  { id: 'hsp64', name: 'HSP64 TestPerson64', hsaId: 'SE2321000131-P000000000064', note: 'Sjuksköterska' },
  { id: 'hsp65', name: 'HSP65 TestPerson65', hsaId: 'SE2321000131-P000000000065', note: 'Läkare' },
  { id: 'hsp66', name: 'HSP66 TestPerson66', hsaId: 'SE2321000131-P000000000066', note: 'Sjuksköterska' },
];

export const PATIENT_PERSONS: readonly PatientPerson[] = [
  { id: 'p24-40', name: 'Testpatient P24-40', personnummer: '198603042386', note: 'Kvinna, född 1986' },
  { id: 'p24-52', name: 'Testpatient P24-52', personnummer: '195709112790', note: 'Man, född 1957' },
  { id: 'p24-45', name: 'Testpatient P24-45', personnummer: '199503012388', note: 'Kvinna, född 1995' },
  { id: 'p24-47', name: 'Testpatient P24-47', personnummer: '197003199291', note: 'Man, född 1970' },
  { id: 'p24-38', name: 'Testpatient P24-38', personnummer: '195304162349', note: 'Kvinna, född 1953' },
  { id: 'p24-49', name: 'Testpatient P24-49', personnummer: '200205012396', note: 'Man, född 2002' },
  {
    id: 'p24-99',
    name: 'Testpatient P24-99',
    personnummer: '199904222388',
    note: 'Kvinna, född 1999, skyddad identitet',
    protectedIdentity: true,
  },
];
