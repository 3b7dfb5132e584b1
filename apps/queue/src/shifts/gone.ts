import type { Shift } from '@om/contracts';
import type { Timer } from '@om/persistence';
import { minutesAfter } from '@om/visit-state';
import type { ShiftDocument } from './shift.schema.js';

/**
 * How long a login may have run out before its shift ends as at a forced logout, minutes (domain 4.4 H6): who has only left the
 * screen, which ends the login after 15 (domain 4.6 Session), logs in again before that.
 */
export const GONE_MINUTES = 30;

/** Kind of the timer of a shift whose person may have gone. */
export const GONE_TIMER = 'gone';

type Known = Pick<ShiftDocument, 'shift' | 'loginUntil' | 'gone'>;

/**
 * What it changes that a login of the person holds until then; undefined = nothing. Of several logins the last to run out
 * counts. A shift that ended only because nobody had been heard of goes on: that may have been our own silence.
 */
export const kept = ({ shift, loginUntil, gone }: Known, until: Date, now: Date): Known | undefined => {
  const isNews = loginUntil === undefined || until > loginUntil;
  if (!isNews || !(shift.onShift || gone)) return undefined;
  const goesOn: Shift = shift.onShift ? shift : { ...shift, onShift: true, since: now.toISOString() };
  return { shift: goesOn, loginUntil: until, gone: undefined };
};

/** Whether the person of a shift has gone without ending it. */
export const isGone = ({ shift, loginUntil }: Known, now: Date): boolean =>
  shift.onShift && loginUntil !== undefined && goneAt(loginUntil).at <= now;

/** The one timer that looks for it, moved along with the login. */
export const goneTimers = (before: Date | undefined, until: Date): { set: Timer[]; drop: string[] } => ({
  set: [goneAt(until)],
  drop: before ? [goneAt(before).id] : [],
});

const goneAt = (until: Date): Timer => ({
  id: `${GONE_TIMER}:${until.toISOString()}`,
  kind: GONE_TIMER,
  at: minutesAfter(until, GONE_MINUTES),
});
