import { isKeptWaiting } from '@om/visit-state';
import { cameOff } from './came-off.js';
import type { CaseDocument, CasePlaces } from './case.schema.js';
import { wordsOf } from './search-words.js';

/** Where a case stands. Every place is named, so that it is taken from where it no longer belongs. */
export const placesOf = (known: CaseDocument) => {
  const { state, responsible, guests, overSince } = known;
  const isOpen = state === 'claimed' || state === 'ongoing' || state === 'on-hold' || state === 'async';
  return {
    ...replyPlaces(known),
    ...dutyPlaces(known),
    queuedFrom: known.checkedInAt === undefined ? known.waitingSince : known.bookedFor,
    atOnce: state === 'waiting' && known.emergencyAt !== undefined ? 1 : undefined,
    heldUp: state === 'waiting' && isKeptWaiting({ ...known, state }) ? 1 : undefined,
    mineOf: isAtWork(known) ? responsible?.personId : undefined,
    offeredTo: addressOf(known.handover),
    pausedOf: state === 'on-hold' ? responsible?.personId : undefined,
    guestIds: isOpen && guests?.length ? guests.map(({ personId }) => personId) : undefined,
    searchWords: overSince === undefined ? undefined : foundBy(known),
    cameOff: cameOff(known),
  } satisfies Record<keyof CasePlaces, unknown>;
};

/** A case that is handed over stays with its sender until somebody has accepted, also when it is paused or ended (4.2-2). */
const isAtWork = ({ state, handover }: CaseDocument): boolean =>
  state === 'claimed' || state === 'ongoing' || handover !== undefined;

/** To whom a handover is addressed, as it stands in the index of *Överlämningar till mig*. */
export const address = {
  person: (personId: string): string => `person:${personId}`,
  role: (careUnitId: string, role: string): string => `role:${careUnitId}:${role}`,
};
const addressOf = (handover: CaseDocument['handover']): string | undefined => {
  if (!handover) return undefined;
  const { person, careUnitId, role } = handover.to;
  return person ? address.person(person.personId) : address.role(careUnitId, role);
};

/**
 * A reply is its clinician's to answer; the unit's too while the clinician is off shift, or when it has waited too long
 * (invariant 3, domain 4.6). What a patient writes in an ongoing visit whose clinician has gone home is a reply as well.
 */
const replyPlaces = ({
  state,
  responsible,
  responsibleAway,
  lastMessage,
  unansweredSince,
  replyForUnitAt,
  careUnitId,
}: CaseDocument) => {
  const isLeft =
    (state === 'ongoing' || state === 'on-hold') && responsibleAway && lastMessage?.side === 'patient';
  const replySince = unansweredSince ?? (isLeft ? lastMessage.at : undefined);
  const isForAll = replySince !== undefined && (responsibleAway === true || replyForUnitAt !== undefined);
  return {
    replySince,
    replyOf: unansweredSince === undefined ? undefined : responsible?.personId,
    replyOfUnit: isForAll ? careUnitId : undefined,
  };
};

const dutyPlaces = ({ heardDuties = [] }: CaseDocument) => {
  const open = heardDuties.filter((duty) => duty.open);
  const [oldest] = open.map(({ since }) => since).sort();
  return {
    oldestDuty: oldest,
    dutyOf: oldest === undefined ? undefined : [...new Set(open.map(({ personId }) => personId))],
  };
};

const foundBy = ({ patient, patientNumbers = [] }: CaseDocument): string[] => [
  ...new Set([...wordsOf(patient?.name ?? ''), ...patientNumbers]),
];
