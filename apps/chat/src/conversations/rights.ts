import type { Author, Guest, Principal, Side } from '@om/contracts';
import { isThem, standingOf, type Standing } from '@om/visit-state';
import type { Conversation } from './conversation.js';

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

/** What a principal is to the visit of a conversation, and where the conversation begins for them. */
export const placeOf = (conversation: Conversation, principal: Principal): Place => {
  const standing = standingOf(conversation, principal);
  if (principal.kind !== 'clinician') return { standing, fromSeq: 0 };
  const { guests = [], formerParticipants = [] } = conversation;
  if (standing === 'guest') return { standing, fromSeq: startOf(guests.filter(isThem(principal))) };
  if (standing === 'former')
    return { standing, fromSeq: startOf(formerParticipants.filter(isThem(principal))) };
  return { standing, fromSeq: 0 };
};

/** A guest who sees from now on has nothing of what was said before. */
const startOf = (parts: readonly Pick<Guest, 'sees' | 'fromSeq'>[]): number =>
  Math.min(...parts.map(({ sees, fromSeq = Number.MAX_SAFE_INTEGER }) => (sees === 'all' ? 0 : fromSeq)));

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
