import { replyDeadlines } from './deadlines.js';
import type { Change, Moment } from './effects/effect.js';
import { settledHandover } from './effects/participation.js';
import { pendingHandover, type FormerParticipant } from './participation.js';
import type { VisitState } from './states.js';
import { HELD_STATES } from './transitions.js';
import type { Visit } from './visit.js';

/** What follows from a change whatever caused it; looks at the visit before and after. */
type Consequence = (before: Visit, after: Visit, moment: Moment) => Change;

/** A handover stands only where one can be proposed. */
const HANDOVER_STATES: readonly VisitState[] = ['ongoing', 'on-hold', 'async'];

/**
 * H7 (domain 4.4): a proposed handover ends when its sender no longer has the case, when the visit is over, and when an
 * emergency begins. So there is never a receiver for a case that nobody can hand over.
 */
const cancelHandover: Consequence = (before, after, moment) => {
  const pending = pendingHandover(after);
  if (!pending) return {};
  const stands =
    HANDOVER_STATES.includes(after.state) && after.responsible?.personId === pending.from.personId;
  const emergency = after.emergency !== undefined && before.emergency === undefined;
  if (stands && !emergency) return {};
  const byNobody: Moment = { ...moment, actor: { kind: 'service', personId: 'visit' } };
  return { handover: settledHandover(pending, 'cancelled', byNobody) };
};

/**
 * Guests leave when the visit ends, or is over in another way; a later phase has the guests it gets itself. One who has
 * become responsible is no guest any more.
 */
const guestsLeave: Consequence = (before, after) => {
  if (!after.guests) return {};
  const over =
    after.state !== before.state && (after.state === 'async' || !HELD_STATES.includes(after.state));
  const left = over ? [] : after.guests.filter(({ personId }) => personId !== after.responsible?.personId);
  return { guests: left.length > 0 ? left : undefined };
};

/** Whoever takes part no longer may still read at the unit where they did, to document it (invariant 10). */
const rememberParticipants: Consequence = (before, after, { now, record }) => {
  const until = now.toISOString();
  const untilVersion = record.visit.version + 1;
  const left: FormerParticipant[] = without(participantsOf(before), participantsOf(after)).map((member) => ({
    ...member,
    until,
    untilVersion,
  }));
  if (left.length === 0) return {};
  return { formerParticipants: [...without(after.formerParticipants ?? [], left), ...left] };
};

type Participant = Omit<FormerParticipant, 'until' | 'untilVersion'>;

/** One person at two units is two members: rights go by where they took part. */
const without = <M extends Participant>(members: readonly M[], others: readonly Participant[]): M[] =>
  members.filter(
    ({ personId, careUnitId }) =>
      !others.some((other) => other.personId === personId && other.careUnitId === careUnitId),
  );

const participantsOf = ({ responsible, guests = [], careUnitId, startedAt }: Visit): Participant[] => [
  ...(responsible && startedAt !== undefined
    ? [
        {
          personId: responsible.personId,
          name: responsible.name,
          profession: responsible.profession,
          careUnitId,
          was: 'responsible' as const,
          sees: 'all' as const,
        },
      ]
    : []),
  ...guests.map(({ since: _, how: __, ...guest }): Participant => ({ ...guest, was: 'guest' })),
];

/** What a claim, a pause and a proposal brought ends with the state it belongs to. */
const forgetState: Consequence = (before, after) => {
  if (before.state === after.state) return {};
  return {
    ...(after.state !== 'claimed' && { claimExpiresAt: undefined, claimWarned: undefined }),
    ...(after.state !== 'on-hold' && { onHold: undefined }),
    ...(after.noShow?.proposed && { noShow: undefined }),
    ...(after.startedAt !== undefined && { overdueSince: undefined }),
  };
};

/** *Stäng nu* is over with its seal. */
const forgetClosing: Consequence = (_, { sealing, closing }) =>
  closing && !sealing ? { closing: undefined } : {};

/** An unanswered reply has its deadlines from when it was heard of; an answer ends them (domain 4.6). */
const watchReply: Consequence = (before, after, { now, unit }) => {
  if (after.unansweredReply === undefined) {
    return before.replyDueAt === undefined ? {} : NO_REPLY_WAITS;
  }
  return after.replyDueAt === undefined ? replyDeadlines(now, unit) : {};
};

const NO_REPLY_WAITS = {
  replyDueAt: undefined,
  replyForUnitAt: undefined,
  replyLeadDueAt: undefined,
  replyEscalatedAt: undefined,
} satisfies Change;

const CONSEQUENCES: readonly Consequence[] = [
  cancelHandover,
  guestsLeave,
  rememberParticipants,
  forgetState,
  forgetClosing,
  watchReply,
];

/** A visit after a change, with everything that follows from it. */
export const withConsequences = <V extends Visit>(before: V, after: V, moment: Moment): V =>
  CONSEQUENCES.reduce<V>(
    (visit, consequence) => ({ ...visit, ...consequence(before, visit, moment) }),
    after,
  );
