import { PATIENT_PERSONS, STAFF_PERSONS, type MorePersons } from './test-persons.js';

/** The two doors: each is an issuer of its own, so that both can be open in one browser. */
export const REALMS = ['staff', 'patient'] as const;
export type Realm = (typeof REALMS)[number];

/** Somebody to log in as: what the chooser shows and what the ID token says. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly claims: Readonly<Record<string, string | boolean>>;
}

/** Claim of the Swedish OpenID Connect profile (https://www.oidc.se) for a personnummer, twelve digits. */
export const PERSONNUMMER_CLAIM = 'https://id.oidc.se/claim/personalIdentityNumber';

/** Claim, by our own name for want of a common one, for *skyddade personuppgifter*: true or false. */
export const PROTECTED_CLAIM = 'protectedIdentity';

/** Claim for the HSA-id, as identity providers in front of SITHS name it. */
export const HSA_ID_CLAIM = 'employeeHsaId';

/** What is different between the doors. */
export interface Door {
  readonly heading: string;
  readonly persons: readonly Person[];
  /** Claims that the scope `profile` gives, beside `name`. */
  readonly claims: readonly string[];
}

const NOBODY: MorePersons = { staff: [], patients: [] };

/** The doors with everybody one can be, the test persons first. */
export const doorsFor = ({ staff, patients }: MorePersons = NOBODY): Readonly<Record<Realm, Door>> => ({
  staff: {
    heading: 'Logga in som personal',
    claims: [HSA_ID_CLAIM],
    persons: [...STAFF_PERSONS, ...staff].map(({ hsaId, ...person }) => ({
      ...person,
      claims: { [HSA_ID_CLAIM]: hsaId },
    })),
  },
  patient: {
    heading: 'Logga in som patient',
    claims: [PERSONNUMMER_CLAIM, PROTECTED_CLAIM],
    persons: [...PATIENT_PERSONS, ...patients].map(
      ({ personnummer, protectedIdentity = false, ...person }) => ({
        ...person,
        claims: { [PERSONNUMMER_CLAIM]: personnummer, [PROTECTED_CLAIM]: protectedIdentity },
      }),
    ),
  },
});
