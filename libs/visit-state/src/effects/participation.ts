import { handoverExpiry, midway } from '../deadlines.js';
import { isAddressed, type Guest, type Handover, type HandoverState, type Member } from '../participation.js';
import type { Actor, Visit } from '../visit.js';
import type { Change, Effects, Moment } from './effect.js';

/** The handover with its outcome; nobody has answered when a timer or the visit itself ended it. */
export const settledHandover = (
  handover: Handover,
  state: HandoverState,
  { actor, now, record }: Pick<Moment, 'actor' | 'now' | 'record'>,
): Handover => ({
  ...handover,
  state,
  answeredAt: now.toISOString(),
  answeredVersion: record.visit.version + 1,
  ...(actor.kind === 'clinician' && { answeredBy: { personId: actor.personId, name: actor.name } }),
});

const memberOf = (actor: Actor & { kind: 'clinician' }): Member => ({
  personId: actor.personId,
  name: actor.name,
  profession: actor.profession,
  careUnitId: actor.careUnitId,
});

/** A change of the handover there is. */
const onHandover = ({ record: { visit } }: Moment, change: (handover: Handover) => Change): Change =>
  visit.handover ? change(visit.handover) : {};

const proposed = (moment: Moment & { trigger: { type: 'propose-handover' } }): Change => {
  const { trigger, actor, now, record } = moment;
  if (actor.kind !== 'clinician') return {};
  const { handoverId, to, priority, message, summary, closesAt, widens } = trigger;
  const expiresAt = handoverExpiry(priority, now, closesAt);
  return {
    handover: {
      handoverId,
      state: 'proposed',
      proposedAt: now.toISOString(),
      expiresAt: expiresAt.toISOString(),
      from: { ...memberOf(actor), careUnitId: record.visit.careUnitId },
      to,
      priority,
      ...(message !== undefined && { message }),
      ...(summary && { summary }),
      ...(widens && to.person && { widensAt: midway(now, expiresAt).toISOString() }),
      declinedBy: [],
    },
  };
};

/**
 * Half the time has passed: the receiver is reminded, and where the unit lets it widen the handover is everyone's of unit and
 * role from now (H5).
 */
const reminded = (handover: Handover, at: string): Handover => {
  const { widensAt, ...rest } = handover;
  if (widensAt === undefined) return { ...handover, remindedAt: at };
  const { person: _, ...everyone } = handover.to;
  return { ...rest, remindedAt: at, widenedAt: at, to: everyone };
};

/** The receiver has the case from now; the sender stays as a guest until the visit ends (domain 4.4 H2). */
const accepted = (moment: Moment): Change =>
  onHandover(moment, (handover) => {
    const { actor, now, record } = moment;
    if (actor.kind !== 'clinician') return {};
    const { personId, name, profession } = actor;
    const at = now.toISOString();
    const sender: Guest = { ...handover.from, since: at, how: 'handover', sees: 'all' };
    const others = without(record.visit.guests, [personId, sender.personId]);
    return {
      handover: settledHandover(handover, 'accepted', moment),
      responsible: { personId, name, profession, since: at },
      careUnitId: handover.to.careUnitId,
      careUnitName: handover.to.careUnitName,
      priority: handover.priority,
      guests: [...others, sender],
    };
  });

/** One of a group declines for themself; nobody left to ask ends the handover (H3). */
const declined = (moment: Moment & { trigger: { type: 'decline-handover' } }): Change =>
  onHandover(moment, (handover) => {
    const { actor, now, trigger, record } = moment;
    if (actor.kind !== 'clinician') return {};
    const { personId, name } = actor;
    const { code, text, onShift } = trigger;
    const version = record.visit.version + 1;
    const no = { personId, name, at: now.toISOString(), code, text, version };
    const after: Handover = { ...handover, declinedBy: [...handover.declinedBy, no] };
    const asked = onShift.map((member) => ({
      personId: member,
      careUnitId: handover.to.careUnitId,
      role: handover.to.role,
    }));
    const someoneLeft = !handover.to.person && asked.some((member) => isAddressed(after, member));
    return { handover: someoneLeft ? after : settledHandover(after, 'declined', moment) };
  });

const without = (guests: Visit['guests'] = [], personIds: readonly string[]): readonly Guest[] =>
  guests.filter(({ personId }) => !personIds.includes(personId));

/** Guests that are left; none at all is no list. */
const guestsBut = ({ record: { visit } }: Moment, personId: string): Change => {
  const left = without(visit.guests, [personId]);
  return { guests: left.length > 0 ? left : undefined };
};

/** Handover and guests (domain 4.4 and 4.5). */
export const PARTICIPATION_EFFECTS: Effects<
  | 'propose-handover'
  | 'accept-handover'
  | 'decline-handover'
  | 'cancel-handover'
  | 'handover-reminder'
  | 'handover-timeout'
  | 'invite-guest'
  | 'leave-as-guest'
  | 'remove-guest'
> = {
  'propose-handover': proposed,
  'accept-handover': accepted,
  'decline-handover': declined,
  'cancel-handover': (moment) =>
    onHandover(moment, (handover) => ({ handover: settledHandover(handover, 'cancelled', moment) })),
  'handover-reminder': (moment) =>
    onHandover(moment, (handover) => ({ handover: reminded(handover, moment.now.toISOString()) })),
  'handover-timeout': (moment) =>
    onHandover(moment, (handover) => ({ handover: settledHandover(handover, 'expired', moment) })),
  'invite-guest': ({ record: { visit, heard }, trigger: { guest }, now }) => ({
    guests: [
      ...(visit.guests ?? []),
      {
        ...guest,
        since: now.toISOString(),
        how: 'invited',
        ...(guest.sees === 'from-now' && { fromSeq: heard.seq }),
      },
    ],
  }),
  'leave-as-guest': (moment) => guestsBut(moment, moment.actor.personId),
  'remove-guest': (moment) => guestsBut(moment, moment.trigger.personId),
};
