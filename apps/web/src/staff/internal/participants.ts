import type { Profession } from '@om/contracts';
import type { VisitSnapshot } from '@om/contracts/visit';

/** Someone who takes part in the *vårdgivarchatt*. A handover to a role has no name until someone accepts. */
export interface Participant {
  readonly personId: string;
  readonly name: string;
  readonly profession: Profession | undefined;
}

/** Who else reads along: the responsible, guests, and the sender and the addressed person of a handover that waits. */
export const participantsOf = (visit: VisitSnapshot, me: string): readonly Participant[] => {
  const { responsible, guests = [], handover } = visit;
  const waiting = handover?.state === 'proposed' ? handover : undefined;
  const addressed = waiting?.to.person && { ...waiting.to.person, profession: waiting.to.role };
  const all: readonly (Participant | undefined)[] = [responsible, ...guests, waiting?.from, addressed];
  const known = new Map<string, Participant>();
  for (const one of all)
    if (one && one.personId !== me && !known.has(one.personId)) known.set(one.personId, one);
  return [...known.values()];
};
