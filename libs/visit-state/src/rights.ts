import type { VisitRefusal } from './refusals.js';
import { isGuest, isOfUnit, isResponsible, maySee } from './standing.js';
import { isAddressed, pendingHandover } from './participation.js';
import type { Party } from './transition.js';
import type { Actor, Clinician, VisitOutline } from './visit.js';

/** Why this kind of person can never cause this, whatever the state; undefined = it is theirs to try. */
export const partyRefusal = (party: Party, visit: VisitOutline, actor: Actor): VisitRefusal | undefined => {
  if (party === 'system') return undefined;
  const { kinds, unseen } = PARTIES[party];
  if (!unseen?.(visit, actor) && !maySee(visit, actor)) return NOT_FOUND;
  return kinds.some((kind) => kind === actor.kind) ? undefined : FORBIDDEN;
};

/** Why this person cannot cause it in this state. */
export const roleRefusal = (party: Party, visit: VisitOutline, actor: Actor): VisitRefusal | undefined =>
  party === 'system' || actor.kind !== 'clinician' ? undefined : PARTIES[party].role?.(visit, actor);

interface PartyRules {
  readonly kinds: readonly Actor['kind'][];
  /** Who may try although the visit is not, or no longer, theirs to see. */
  readonly unseen?: (visit: VisitOutline, actor: Actor) => boolean;
  /** What a clinician lacks; `kinds` have been looked at before. */
  readonly role?: (visit: VisitOutline, actor: Clinician) => VisitRefusal | undefined;
}

const NOT_FOUND: VisitRefusal = { code: 'visit.not-found', detail: 'No such visit for the asker' };
const FORBIDDEN: VisitRefusal = { code: 'visit.forbidden', detail: 'Not for this person' };
const NOT_RESPONSIBLE: VisitRefusal = {
  code: 'visit.not-responsible',
  detail: 'The asker does not have the case',
};
const STAFF = ['clinician'] as const;

const isLead = (visit: VisitOutline, actor: Clinician): boolean =>
  actor.lead === true && isOfUnit(visit, actor);
const wasAddressed = ({ handover }: VisitOutline, actor: Clinician): boolean =>
  handover !== undefined && isAddressed(handover, actor);

/** A handover that is over says how: an addressed colleague who was too late is told who and when (domain 4.4). */
const settled = ({ handover }: VisitOutline): VisitRefusal => ({
  code: 'visit.handover-settled',
  detail: `The handover is ${handover?.state ?? 'none'}`,
  params: {
    state: handover?.state ?? 'none',
    ...(handover?.answeredBy && { name: handover.answeredBy.name }),
    ...(handover?.answeredAt && { at: handover.answeredAt }),
  },
});

const PARTIES: Readonly<Record<Exclude<Party, 'system'>, PartyRules>> = {
  patient: { kinds: ['patient'] },
  /** A case is created for another unit too; there is nothing to see yet. */
  staff: { kinds: STAFF, unseen: (_, actor) => actor.kind === 'clinician' },
  unit: { kinds: STAFF, role: (visit, actor) => (isOfUnit(visit, actor) ? undefined : FORBIDDEN) },
  responsible: {
    kinds: STAFF,
    role: (visit, actor) => (isResponsible(visit, actor) ? undefined : NOT_RESPONSIBLE),
  },
  'responsible-or-lead': {
    kinds: STAFF,
    role: (visit, actor) =>
      isResponsible(visit, actor) || isLead(visit, actor) ? undefined : NOT_RESPONSIBLE,
  },
  'sender-or-lead': {
    kinds: STAFF,
    role: (visit, actor) => {
      if (pendingHandover(visit)) return PARTIES['responsible-or-lead'].role?.(visit, actor);
      return visit.handover?.from.personId === actor.personId ? settled(visit) : NOT_RESPONSIBLE;
    },
  },
  addressed: {
    kinds: STAFF,
    unseen: (visit, actor) => actor.kind === 'clinician' && wasAddressed(visit, actor),
    role: (visit, actor) => {
      if (!wasAddressed(visit, actor)) return FORBIDDEN;
      return pendingHandover(visit) ? undefined : settled(visit);
    },
  },
  guest: {
    kinds: STAFF,
    role: (visit, actor) =>
      isGuest(visit, actor) ? undefined : { code: 'visit.not-guest', detail: 'The asker is no guest' },
  },
  participant: {
    kinds: ['clinician', 'patient'],
    role: (visit, actor) => (isOfUnit(visit, actor) || isGuest(visit, actor) ? undefined : FORBIDDEN),
  },
};
