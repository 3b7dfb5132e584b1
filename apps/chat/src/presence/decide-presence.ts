import { presenceChangedV1, type Principal } from '@om/contracts';
import { makeEvent } from '@om/messaging';
import type { Decision, OutboxEntry, Timer } from '@om/persistence';
import { expiresAt, isNews, presenceOf, unitsThatKnow, type PresenceState } from './presence.js';
import type { PresenceDocument } from './presence.schema.js';

/** Kind of the timer that forgets a patient nobody has seen for a while. */
export const EXPIRY_TIMER = 'expiry';

/** What a change of presence needs to know besides the state. */
export interface PresenceFacts {
  readonly actor: Principal;
  /** Care units with an open case of the patient. */
  readonly units: readonly string[];
  readonly eventId: string;
  readonly now: Date;
}

/**
 * Commits the presence `after`: one timer for when the last gateway's word runs out, and an event when the units have not
 * heard it. Pure.
 */
export const decidePresence = (
  before: PresenceDocument,
  after: PresenceState,
  facts: PresenceFacts,
): Decision<PresenceDocument, { online: boolean }> => {
  const { actor: _, units, now } = facts;
  const news = isNews(before, after, units);
  const { online, since, heartbeats } = after;
  if (!news && sameHeartbeats(before, after)) return { unchanged: true, answer: { online } };
  return {
    state: {
      online,
      since,
      heartbeats,
      toldUnits: [...new Set([...unitsThatKnow(before, after), ...units])],
    },
    answer: { online },
    outbox: news ? [changed(before, after, facts, now)] : [],
    timers: { drop: (before.timers ?? []).map(({ id }) => id), set: expiryTimers(after) },
  };
};

const sameHeartbeats = ({ heartbeats: a }: PresenceState, { heartbeats: b }: PresenceState): boolean =>
  a.length === b.length && a.every(({ at }, index) => at.getTime() === b[index]?.at.getTime());

/** The id names the moment, so that each expiry is a command of its own. */
const expiryTimers = (after: PresenceState): Timer[] => {
  const at = expiresAt(after);
  return at ? [{ id: `${EXPIRY_TIMER}:${at.toISOString()}`, kind: EXPIRY_TIMER, at }] : [];
};

const changed = (
  before: PresenceDocument,
  after: PresenceState,
  { actor, units, eventId }: PresenceFacts,
  now: Date,
): OutboxEntry => {
  const envelope = makeEvent(presenceChangedV1, {
    id: eventId,
    time: now,
    subject: before._id,
    version: before.version + 1,
    actor,
    careunits: [...units],
    data: { patientId: before._id, presence: presenceOf(after) },
  });
  return { id: eventId, at: now, kind: 'event', envelope };
};
