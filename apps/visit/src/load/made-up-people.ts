import type { ClinicianPrincipal } from '@om/contracts';
import type { NewAggregate } from '@om/persistence';
import type { PatientDocument } from '../patients/patient.schema.js';
import { identityOf } from '../patients/personnummer.js';

/** Visits of one patient, each for another reason. */
const VISITS_EACH = 4;

/** The clinicians of the demonstration (queue keeps them): one can log in as them and see the loaded visits. */
const CLINICIANS = [
  { personId: 'SE2321000131-P000000000039', name: 'HSP39 TestPerson39', profession: 'nurse' },
  { personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21', profession: 'physician' },
  { personId: 'SE2321000131-P000000000057', name: 'HSP57 TestPerson57', profession: 'physiotherapist' },
] as const;

/** Nobody alive was born in these years. */
const FIRST_YEAR = 1870;
const YEARS = 10;
const MONTHS = 12;
const DAYS = 28;

/** The patient of a visit. */
export const patientNumberOf = (visitIndex: number): number => Math.floor(visitIndex / VISITS_EACH);

/** The clinician who has a visit. */
export const clinicianOf = (visitIndex: number, careUnitId: string): ClinicianPrincipal => {
  const clinician = CLINICIANS[visitIndex % CLINICIANS.length] ?? CLINICIANS[0];
  return { kind: 'clinician', ...clinician, careUnitId, role: clinician.profession };
};

/** The patient with a number; obviously nobody. @throws Error above 3 million */
export const patientOf = (number: number): NewAggregate<PatientDocument> => {
  const personnummer = personnummerOf(number);
  const identity = identityOf(personnummer);
  if (!identity) throw new Error(`No personnummer for patient ${number}`);
  const digits = String(number).padStart(6, '0');
  return {
    _id: `0198c1f2-10ad-7000-9000-000000${digits}`,
    personnummer,
    name: `Testpatient L24-${digits}`,
    ...identity,
  };
};

const personnummerOf = (number: number): string => {
  const day = (number % DAYS) + 1;
  const month = (Math.floor(number / DAYS) % MONTHS) + 1;
  const year = FIRST_YEAR + (Math.floor(number / (DAYS * MONTHS)) % YEARS);
  const serial = Math.floor(number / (DAYS * MONTHS * YEARS)) + 1;
  const twelveWithoutCheck = `${year}${two(month)}${two(day)}${String(serial).padStart(3, '0')}`;
  const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => identityOf(`${twelveWithoutCheck}${digit}`));
  return `${twelveWithoutCheck}${check ?? 'x'}`;
};

const two = (number: number): string => String(number).padStart(2, '0');
