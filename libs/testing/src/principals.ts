import {
  SERVICES,
  type ClinicianPrincipal,
  type PatientPrincipal,
  type Principal,
  type ServiceName,
  type ServicePrincipal,
} from '@om/contracts';
import { generatePrincipalKeys, PrincipalSigner, systemClock } from '@om/platform';

/** A nurse at Min vård, obviously made up. */
export const aClinician = (over: Partial<ClinicianPrincipal> = {}): ClinicianPrincipal => ({
  kind: 'clinician',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: 'min-vard',
  role: 'nurse',
  ...over,
});

/** A patient, obviously made up. */
export const aPatient = (over: Partial<PatientPrincipal> = {}): PatientPrincipal => ({
  kind: 'patient',
  personId: '0198c1f2-0000-7000-8000-000000000040',
  name: 'Testpatient P24-40',
  ...over,
});

/** One of our services acting by itself. */
export const aService = (name: ServiceName): ServicePrincipal => ({ kind: 'service', personId: name });

const keys = Object.fromEntries(SERVICES.map((name) => [name, generatePrincipalKeys()])) as Record<
  ServiceName,
  ReturnType<typeof generatePrincipalKeys>
>;

/** Keys of every service for this test run, and a signer that signs as whoever may speak for the principal. */
export const testKeys = {
  signingKey: (name: ServiceName): string => keys[name].signingKey,
  publicKeys: (): Record<string, string> =>
    Object.fromEntries(SERVICES.map((name) => [name, keys[name].publicKey])),
  signer: (issuer: ServiceName): PrincipalSigner =>
    new PrincipalSigner(issuer, keys[issuer].signingKey, systemClock),
  sign: (principal: Principal): string =>
    testKeys
      .signer(principal.kind === 'service' ? (principal.personId as ServiceName) : 'gateway')
      .sign(principal),
};
