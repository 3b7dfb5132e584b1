import { PROFESSIONS, type Profession } from '@om/contracts';
import { CLAIM_RELEASE_MINUTES, LATE_CANCELLATION_HOURS } from '@om/visit-state';
import type { UnitSettings } from './unit.schema.js';

/** Every role there is, in the order it is offered. */
export const EVERY_ROLE = Object.keys(PROFESSIONS) as Profession[];

/**
 * What a setting means that a unit has never made. Opening hours are not here: a unit without them never closes, but works Monday
 * to Friday when days are counted, which no hours say.
 */
const MEANT_WHEN_ABSENT = {
  roles: EVERY_ROLE,
  texts: {},
  templates: [],
  noteTemplates: [],
  claimReleaseMinutes: CLAIM_RELEASE_MINUTES,
  lateCancellationHours: LATE_CANCELLATION_HOURS,
  handoverWidens: false,
  sameCaregiver: true,
  redFlagPolicy: 'stop',
} satisfies Partial<UnitSettings>;

/** Settings with what is absent in words of its own: to say yes to what held already changes nothing. */
export const meant = (settings: UnitSettings): Readonly<Record<string, unknown>> => ({
  // What has been made comes first, so that the history keeps its order.
  ...settings,
  ...MEANT_WHEN_ABSENT,
  ...settings,
});
