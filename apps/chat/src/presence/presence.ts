import type { Presence } from '@om/contracts';
import { isDeepStrictEqual } from 'node:util';

/** How long a gateway's word that a patient is there holds; gateways repeat it every 20 s. Milliseconds. */
export const PRESENCE_EXPIRY_MS = 60_000;

/** A gateway that has the patient's app open, and when it last said so. */
export interface Heartbeat {
  readonly gatewayId: string;
  readonly at: Date;
  /** Visits in view there; absent = none. */
  readonly visitIds?: readonly string[] | undefined;
}

/** What is known of where a patient is. */
export interface PresenceState {
  readonly online: boolean;
  /** Since when `online` has been what it is. */
  readonly since: Date;
  readonly heartbeats: readonly Heartbeat[];
  /** Care units that know what `online` and the visits in view are now. A unit that meets the patient later is told then. */
  readonly toldUnits: readonly string[];
}

/** A patient never seen. */
export const unseen = (now: Date): PresenceState => ({
  online: false,
  since: now,
  heartbeats: [],
  toldUnits: [],
});

const alive = (heartbeats: readonly Heartbeat[], now: Date): readonly Heartbeat[] =>
  heartbeats.filter(({ at }) => now.getTime() - at.getTime() < PRESENCE_EXPIRY_MS);

const withHeartbeats = (state: PresenceState, heartbeats: readonly Heartbeat[], now: Date): PresenceState => {
  const online = heartbeats.length > 0;
  return { ...state, heartbeats, online, since: online === state.online ? state.since : now };
};

/** A gateway says that the patient has the app open, or has closed the last window there. */
export const reported = (
  state: PresenceState,
  {
    gatewayId,
    online,
    visitIds,
  }: { gatewayId: string; online: boolean; visitIds?: readonly string[] | undefined },
  now: Date,
): PresenceState => {
  const others = alive(state.heartbeats, now).filter((heartbeat) => heartbeat.gatewayId !== gatewayId);
  return withHeartbeats(state, online ? [...others, { gatewayId, at: now, visitIds }] : others, now);
};

/** Forgets gateways that have been silent too long. */
export const expired = (state: PresenceState, now: Date): PresenceState =>
  withHeartbeats(state, alive(state.heartbeats, now), now);

/** When the last gateway's word runs out; undefined when there is none. */
export const expiresAt = ({ heartbeats }: PresenceState): Date | undefined => {
  const last = Math.max(...heartbeats.map(({ at }) => at.getTime()));
  return heartbeats.length === 0 ? undefined : new Date(last + PRESENCE_EXPIRY_MS);
};

/**
 * Units that know what `after` says. A turn makes all of them ignorant, also those it is not told to because they have no case
 * of the patient just then: they may get one again.
 */
export const unitsThatKnow = (before: PresenceState, after: PresenceState): readonly string[] =>
  before.online === after.online && isDeepStrictEqual(inView(before), inView(after)) ? before.toldUnits : [];

/** Whether one of the patient's units must be told of `after`. */
export const isNews = (before: PresenceState, after: PresenceState, units: readonly string[]): boolean => {
  const know = unitsThatKnow(before, after);
  return units.some((unit) => !know.includes(unit));
};

/** Visits in view at any gateway. */
const inView = ({ heartbeats }: PresenceState): string[] => [
  ...new Set(heartbeats.flatMap(({ visitIds = [] }) => visitIds).sort()),
];

/** As it is told to others. */
export const presenceOf = (state: PresenceState): Presence => {
  const visitIds = inView(state);
  const { online, since } = state;
  return { online, since: since.toISOString(), ...(visitIds.length > 0 && { visitIds }) };
};
