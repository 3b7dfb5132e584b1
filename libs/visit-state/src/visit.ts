import type { EntryType, VisitState } from './states.js';

/** The one clinician who has the case (invariant 1 of domain 4.2). */
export interface Responsible {
  readonly personId: string;
  readonly name: string;
  readonly profession: string;
  /** Since when, ISO 8601 UTC. */
  readonly since: string;
}

/**
 * What the rules read and change of a visit. Structural, so that the snapshot of the contracts fits without this lib
 * knowing it. Instants are ISO 8601 in UTC; an absent field means "has not happened".
 */
export interface Visit {
  readonly visitId: string;
  readonly version: number;
  readonly state: VisitState;
  readonly entry: EntryType;
  readonly careUnitId: string;
  readonly patient: { readonly patientId: string };
  readonly createdAt: string;
  readonly bookedFor?: string | undefined;
  readonly waitingSince?: string | undefined;
  readonly responsible?: Responsible | undefined;
  readonly claimedAt?: string | undefined;
  readonly claimNumber: number;
  readonly startedAt?: string | undefined;
  readonly greeting?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly asyncUntil?: string | undefined;
  /** Highest entry of the conversation known at the end; what comes after it belongs to the asynchronous phase. */
  readonly endedAfterSeq?: number | undefined;
  readonly unansweredReply?: { readonly seq: number; readonly at: string } | undefined;
  readonly autoMessage?: { readonly text: string; readonly at: string; readonly due: boolean } | undefined;
  readonly sealing: boolean;
  readonly closedAt?: string | undefined;
  readonly cancelledAt?: string | undefined;
  readonly lastChange: {
    readonly at: string;
    readonly byName: string;
    readonly byKind: 'clinician' | 'patient' | 'service';
  };
}

/** Who acts: the principal of the contracts fits. */
export type Actor =
  | {
      readonly kind: 'clinician';
      readonly personId: string;
      readonly name: string;
      readonly profession: string;
      readonly careUnitId: string;
    }
  | { readonly kind: 'patient'; readonly personId: string; readonly name: string }
  | { readonly kind: 'service'; readonly personId: string };

/** How an actor is named in what happened last; one of our services by its own name. */
export const nameOf = (actor: Actor): string => (actor.kind === 'service' ? actor.personId : actor.name);

/** The part of a visit that decides who may see it and what can be done; a row of Startsida has it too. */
export type VisitOutline = Pick<Visit, 'state' | 'careUnitId' | 'patient' | 'responsible'>;
