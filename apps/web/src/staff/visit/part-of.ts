import type { VisitSnapshot } from '@om/contracts/visit';

/**
 * What a clinician is in a visit. `asked`: a handover to them waits for an answer, so they read and do not write to the patient.
 * `reader`: a colleague of the unit, or someone who has taken part before.
 */
export interface Part {
  readonly kind: 'responsible' | 'guest' | 'asked' | 'reader';
  /** The last entry of the chat that the person may not see; undefined: all may be seen. */
  readonly fromSeq: number | undefined;
}

/** The part of a person, by the snapshot alone. A group's member is `asked` when the gateway lets them accept. */
export const partOf = (visit: VisitSnapshot, personId: string, mayAccept = false): Part => {
  const { responsible, guests = [], formerParticipants = [], handover } = visit;
  if (responsible?.personId === personId) return { kind: 'responsible', fromSeq: undefined };
  const guest = guests.find((one) => one.personId === personId);
  if (guest) return { kind: 'guest', fromSeq: guest.fromSeq };
  const isAsked = mayAccept || (handover?.state === 'proposed' && handover.to.person?.personId === personId);
  if (isAsked) return { kind: 'asked', fromSeq: undefined };
  const former = formerParticipants.findLast((one) => one.personId === personId);
  return { kind: 'reader', fromSeq: former?.was === 'guest' ? former.fromSeq : undefined };
};

/** Who may write to the patient while the chat is open: the responsible and guests. */
export const mayWrite = ({ kind }: Part): boolean => kind === 'responsible' || kind === 'guest';
