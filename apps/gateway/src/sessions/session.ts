import { clinicianPrincipal, hsaId, id, label, phone, profession, type RouteContract } from '@om/contracts';
import { z } from 'zod';

/** The two doors of the system. Each has its own cookie, so that both can be used in one browser. */
export type Door = 'staff' | 'patient';

/** Where a door is, and how long a login lasts behind it. */
export interface DoorSettings {
  readonly cookie: string;
  /** The cookie is sent to these addresses only. */
  readonly path: string;
  /** The page of the web app people come from and go back to. */
  readonly home: string;
  /** A login that its person does nothing with for so long is over, milliseconds (domain 4.6: session). */
  readonly idleMs: number;
  /** However busy, a login is over after this, milliseconds: longer than a working day or a wait, shorter than a night more. */
  readonly absoluteMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export const DOORS: Readonly<Record<Door, DoorSettings>> = {
  staff: {
    cookie: 'om_staff',
    path: '/api/staff',
    home: '/personal',
    idleMs: 15 * MINUTE_MS,
    absoluteMs: 12 * HOUR_MS,
  },
  patient: {
    cookie: 'om_patient',
    path: '/api/patient',
    home: '/',
    idleMs: 20 * MINUTE_MS,
    absoluteMs: 12 * HOUR_MS,
  },
};

const login = {
  /** Names the login, not the person: for limits and for closing its sockets. */
  sid: z.uuid(),
  /** When the person proved who they are; seconds since the epoch. */
  startedAt: z.int(),
  /** Seconds since the epoch; kept by the token itself. */
  exp: z.int(),
  /** Has to come back in `x-csrf-token` with every change. */
  csrf: z.string().min(20),
};

/** Login of a member of staff; `principal` once care unit and role are chosen. */
export const staffLogin = z.object({
  ...login,
  hsaId,
  name: label,
  profession: profession.optional(),
  principal: clinicianPrincipal.optional(),
});
export type StaffLogin = z.output<typeof staffLogin>;

/** Login of a patient. */
export const patientLogin = z.object({ ...login, patientId: id, name: label, phone: phone.optional() });
export type PatientLogin = z.output<typeof patientLogin>;

/** What the cookie of a door holds. */
export interface LoginOf {
  staff: StaffLogin;
  patient: PatientLogin;
}
export const LOGINS = { staff: staffLogin, patient: patientLogin } as const;

/** When a login that is used now runs out: idle time from now, but never later than its absolute end. */
export const expiryOf = (door: Door, startedAtS: number, now: Date): Date =>
  new Date(Math.min(now.getTime() + DOORS[door].idleMs, startedAtS * 1000 + DOORS[door].absoluteMs));

/**
 * Whether a request shows that a person is there. Pages fetch again by themselves, also in an empty room: only a change counts.
 * Who only reads is heard of by the session route, which the page asks when a key or the pointer is pressed.
 */
export const isByPerson = ({ method }: Pick<RouteContract, 'method'>): boolean => method !== 'GET';

/** Whether using the login should write a new cookie: when over a tenth of the idle time has gone. */
export const isWorthProlonging = (
  door: Door,
  { startedAt, exp }: { startedAt: number; exp: number },
  now: Date,
): boolean => expiryOf(door, startedAt, now).getTime() - exp * 1000 > DOORS[door].idleMs / 10;
