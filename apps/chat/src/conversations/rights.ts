import type { Author, ClinicianPrincipal, Principal, Side } from '@om/contracts';
import type { Conversation, HandoverSide } from './conversation.js';

/**
 * What someone is in a conversation. `receiver`: to whom a handover is proposed that waits for an answer; `colleague`: staff of
 * the visit's care unit who does not have the case; `former`: took part before and documents it.
 */
export type Standing = 'patient' | 'responsible' | 'guest' | 'receiver' | 'colleague' | 'former' | 'stranger';

interface Rights {
  readonly read: boolean;
  /** Whether their words and read marks belong to a side; the others only look on. */
  readonly takesPart: boolean;
}

/** Who may do what (architecture 4, domain 4.4). A stranger is told that there is no such conversation. */
export const RIGHTS: Readonly<Record<Standing, Rights>> = {
  patient: { read: true, takesPart: true },
  responsible: { read: true, takesPart: true },
  guest: { read: true, takesPart: true },
  receiver: { read: true, takesPart: false },
  colleague: { read: true, takesPart: false },
  former: { read: true, takesPart: false },
  stranger: { read: false, takesPart: false },
};

/** A principal's place in a conversation, and where it begins for them: entries up to `fromSeq` are not theirs to read. */
export interface Place {
  readonly standing: Standing;
  /** 0 = the whole conversation. */
  readonly fromSeq: number;
}

const STRANGER: Place = { standing: 'stranger', fromSeq: 0 };

/**
 * What a principal is in a conversation. Staff count only while logged in at the unit where they take part: an assignment
 * elsewhere gives no right to it (HSLF-FS 2016:40, domain 2.2).
 */
export const placeOf = (conversation: Conversation, principal: Principal): Place => {
  switch (principal.kind) {
    case 'patient':
      return principal.personId === conversation.patient.patientId
        ? { standing: 'patient', fromSeq: 0 }
        : STRANGER;
    case 'clinician':
      return clinicianPlace(conversation, principal);
    case 'service':
      return STRANGER;
  }
};

const clinicianPlace = (conversation: Conversation, person: ClinicianPrincipal): Place => {
  const { careUnitId, responsible, handover, guests = [], formerParticipants = [] } = conversation;
  const ofUnit = person.careUnitId === careUnitId;
  if (ofUnit && person.personId === responsible?.personId) return { standing: 'responsible', fromSeq: 0 };
  const guest = guests.find(isThem(person));
  if (guest) return { standing: 'guest', fromSeq: startOf(guest) };
  if (handover?.state === 'proposed' && isAddressed(handover, person))
    return { standing: 'receiver', fromSeq: 0 };
  if (ofUnit) return { standing: 'colleague', fromSeq: 0 };
  const former = formerParticipants.filter(isThem(person)).map(startOf);
  return former.length > 0 ? { standing: 'former', fromSeq: Math.min(...former) } : STRANGER;
};

type Person = Pick<ClinicianPrincipal, 'personId' | 'careUnitId'>;
/** Who they are and where they work now must both fit. */
const isThem =
  (one: Person) =>
  (other: Person): boolean =>
    one.personId === other.personId && one.careUnitId === other.careUnitId;

/** A guest who sees from now on has nothing of what was said before. */
const startOf = ({ sees, fromSeq }: { sees: 'all' | 'from-now'; fromSeq?: number | undefined }): number =>
  sees === 'all' ? 0 : (fromSeq ?? Number.MAX_SAFE_INTEGER);

/**
 * Whether a handover is, or was, offered to this clinician and not declined by them, as visit has it: a person it names wherever
 * they work now, else members of unit and role. The sender never is its receiver.
 */
export const isAddressed = (
  { from, to, declinedBy }: HandoverSide,
  { personId, careUnitId, role }: ClinicianPrincipal,
): boolean => {
  if (from.personId === personId || declinedBy.includes(personId)) return false;
  return to.person ? to.person.personId === personId : to.careUnitId === careUnitId && to.role === role;
};

/** The side a person writes and reads on. */
export const sideOf = (principal: Principal): Side => (principal.kind === 'patient' ? 'patient' : 'care');

/** How a person is named beside their words. */
export const authorOf = (principal: Principal): Author | undefined => {
  switch (principal.kind) {
    case 'patient':
      return { side: 'patient', personId: principal.personId, name: principal.name };
    case 'clinician':
      return {
        side: 'care',
        personId: principal.personId,
        name: principal.name,
        profession: principal.profession,
      };
    case 'service':
      return undefined;
  }
};
