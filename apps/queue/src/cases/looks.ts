import { arrivalInView, earliest, minutesAfter } from '@om/visit-state';
import type { CaseDocument } from './case.schema.js';

/** What chat tells of where a patient looks: the visits in view from a moment on, until it tells another. ISO 8601 in UTC. */
export interface Looking {
  /** Of the patient's presence; a later one is newer. */
  readonly version: number;
  readonly at: string;
  readonly visitIds: readonly string[];
}

/** Whether one visit was in view from a moment on, until the next look. */
export interface Look {
  readonly version: number;
  readonly at: string;
  readonly inView: boolean;
}

/** A look counts together with the next, so those before a patient can have come are kept too: so long, minutes, and so many. */
const KEPT_BEFORE_MINUTES = 120;
const MOST_LOOKS = 30;

/** When the patient first had a booked visit in view for its time (`arrivalInView`), as far as is known. */
export const inViewAt = (known: CaseDocument): string | undefined => {
  const looks = known.looks?.filter((look) => isAbout(known, look)) ?? [];
  const came = looks.flatMap(({ at, inView }, index) =>
    inView ? [arrivalInView(known, { from: at, to: looks[index + 1]?.at ?? at })] : [],
  );
  return earliest(...came);
};

/**
 * The looks at a case after what has been told, or those it has when that is no news: of a visit that is not booked for about
 * now, and what comes after the patient has come. Told again and in whatever order it ends the same.
 */
export const looksAfter = (
  known: CaseDocument,
  { version, at, visitIds }: Looking,
): readonly Look[] | undefined => {
  const { looks = [] } = known;
  const isKnown = looks.some((look) => look.version === version || (look.at <= at && hasCome(known, look)));
  const look = { version, at, inView: visitIds.includes(known._id) };
  if (isKnown || !isAbout(known, look)) return known.looks;
  return [...looks, look].sort((one, other) => one.version - other.version).slice(-MOST_LOOKS);
};

/** Whether a look alone says that the patient has come: nothing that is heard later can put that off. */
const hasCome = (known: CaseDocument, { at, inView }: Look): boolean =>
  inView && arrivalInView(known, { from: at, to: at }) !== undefined;

/** Who looks at a visit that is over, or has begun again after that, does not come to its booked time; nor who looked long before. */
const isAbout = ({ bookedFor, overSince, resumedAt }: CaseDocument, { at }: Look): boolean => {
  if (bookedFor === undefined || (overSince === undefined ? resumedAt !== undefined : at >= overSince))
    return false;
  return at >= minutesAfter(new Date(bookedFor), -KEPT_BEFORE_MINUTES).toISOString();
};
