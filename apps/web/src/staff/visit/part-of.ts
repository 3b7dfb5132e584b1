import type { VisitSnapshot } from '@om/contracts/visit';
import { isThem, standingOf, type Clinician } from '@om/visit-state';

/**
 * What a clinician is in a visit. `asked`: a handover to them waits for an answer, so they read and do not write to the patient.
 * `reader`: a colleague of the unit, or someone who has taken part before.
 */
export interface Part {
  readonly kind: 'responsible' | 'guest' | 'asked' | 'reader';
  /** The last entry of the chat that the person may not see; undefined: all may be seen. */
  readonly fromSeq: number | undefined;
}

/** The part of a person, by the rules of the visit. */
export const partOf = (visit: VisitSnapshot, me: Clinician): Part => {
  const { guests = [], formerParticipants = [] } = visit;
  switch (standingOf(visit, me)) {
    case 'responsible':
      return { kind: 'responsible', fromSeq: undefined };
    case 'guest':
      return { kind: 'guest', fromSeq: guests.find(isThem(me))?.fromSeq };
    case 'receiver':
      return { kind: 'asked', fromSeq: undefined };
    case 'former':
      return { kind: 'reader', fromSeq: formerParticipants.findLast(isThem(me))?.fromSeq };
    case 'colleague':
    case 'patient':
    case 'stranger':
      return { kind: 'reader', fromSeq: undefined };
  }
};

/** Who may write to the patient while the chat is open: the responsible and guests. */
export const mayWrite = ({ kind }: Part): boolean => kind === 'responsible' || kind === 'guest';
