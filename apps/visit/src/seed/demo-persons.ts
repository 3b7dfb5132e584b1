import type { NewPatient } from '../patients/patients.js';

/** A made-up patient of the demonstration, without what follows from the personnummer. */
export type DemoPerson = Pick<NewPatient, 'personnummer' | 'name' | 'phone' | 'protectedIdentity'>;

/**
 * The made-up patients one can log in as; the development logins have the same names and numbers. The personnummer are
 * test numbers of Skatteverket, the telephone numbers are of the series that PTS keeps for fiction.
 */
export const DEMO_PERSONS = {
  'P24-40': { name: 'Testpatient P24-40', personnummer: '198603042386', phone: '+46701740639' },
  'P24-52': { name: 'Testpatient P24-52', personnummer: '195709112790', phone: '+46701740652' },
  'P24-45': { name: 'Testpatient P24-45', personnummer: '199503012388', phone: '+46701740645' },
  'P24-47': { name: 'Testpatient P24-47', personnummer: '197003199291', phone: '+46701740647' },
  'P24-38': { name: 'Testpatient P24-38', personnummer: '195304162349', phone: '+46701740638' },
  'P24-49': { name: 'Testpatient P24-49', personnummer: '200205012396', phone: '+46701740649' },
  'P24-99': {
    name: 'Testpatient P24-99',
    personnummer: '199904222388',
    phone: '+46701740699',
    protectedIdentity: true,
  },
} as const satisfies Record<string, DemoPerson>;
