import { localTime } from './opening-hours/index.js';

/** What staff must know of a patient from the first look at a case (domain 4.3-6 and 4.8). Absent = not so, or not known. */
export interface VisitFlags {
  /** The language of the interpreter wanted, in the words of who asked for one. */
  readonly interpreter?: string | undefined;
  /** *Skyddade personuppgifter*: nothing that tells who or where goes outside. */
  readonly protectedIdentity?: true | undefined;
  /** Under {@link CHILD_UNDER_YEARS} when the case came in: a guardian speaks for them. */
  readonly child?: true | undefined;
}

/** A guardian acts for a child until this birthday (domain 4.8). */
export const CHILD_UNDER_YEARS = 13;

/** Whether somebody is a child that day, by the calendar in Stockholm. @param birthDate ISO 8601 */
export const isChild = (birthDate: string, now: Date): boolean => {
  const birthday = `${Number(birthDate.slice(0, 4)) + CHILD_UNDER_YEARS}${birthDate.slice(4)}`;
  return localTime(now).date < birthday;
};

/** The flags of a case that comes in now; undefined when there are none. */
export const flagsOf = (
  patient: { readonly birthDate: string; readonly protectedIdentity?: boolean | undefined },
  interpreter: string | undefined,
  now: Date,
): VisitFlags | undefined => {
  const flags: VisitFlags = {
    ...(interpreter !== undefined && { interpreter }),
    ...(patient.protectedIdentity && { protectedIdentity: true }),
    ...(isChild(patient.birthDate, now) && { child: true }),
  };
  return Object.keys(flags).length > 0 ? flags : undefined;
};
