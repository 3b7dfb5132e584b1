import { OPEN_DUTY_STATES, type Duty } from '@om/contracts';
import type { Timer } from '@om/persistence';
import { DUTY_LOCK } from '@om/visit-state';

/** What becomes of a duty that is left: its clinician is reminded, the unit's lead is told, the note is locked. */
export const DUTY_STEPS = ['reminder', 'escalation', 'lock'] as const;
export type DutyStep = (typeof DUTY_STEPS)[number];

const HOUR_MS = 3_600_000;
/** Hours after a duty has opened (domain 4.6; the lock after 14 days: domain 2.4 L10). */
const AFTER_HOURS: Readonly<Record<DutyStep, number>> = {
  reminder: 24,
  escalation: 48,
  lock: DUTY_LOCK.days * 24,
};
/** Field of the duty that says when each was done. */
const DONE_AT = { reminder: 'remindedAt', escalation: 'escalatedAt', lock: 'lockedAt' } as const;

/** What tells when each step was done. */
export type DoneSteps = Partial<Record<(typeof DONE_AT)[DutyStep], Date | undefined>>;

/** The timers of a duty from its opening on. */
export const dutyTimers = (openedAt: Date): Timer[] =>
  DUTY_STEPS.map((step) => ({
    id: step,
    kind: step,
    at: new Date(openedAt.getTime() + AFTER_HOURS[step] * HOUR_MS),
  }));

/** What a step changes; nothing when the duty is done, or the step is. */
export const stepTaken = (
  duty: { readonly state: Duty['state'] } & DoneSteps,
  step: DutyStep,
  now: Date,
): DoneSteps | undefined =>
  OPEN_DUTY_STATES.includes(duty.state) && duty[DONE_AT[step]] === undefined
    ? { [DONE_AT[step]]: now }
    : undefined;

/** What a duty says about the lock of its note. */
type Lock = { readonly state: Duty['state']; readonly unlocked?: Duty['unlocked'] } & DoneSteps;

/** Whether the lead has opened the note for its author, and the time is not over. */
export const isUnlocked = ({ unlocked }: Pick<Lock, 'unlocked'>, now: Date): boolean =>
  unlocked !== undefined && new Date(unlocked.until) > now;

/** Since when the lock of a duty holds: from its first time on, or from the end of the time for which it was opened. */
const heldSince = ({ lockedAt, unlocked }: Lock): Date | undefined =>
  unlocked ? new Date(unlocked.until) : lockedAt;

/**
 * Since when a note that was last saved then is locked now: one of its author's duties in the visit has been left for 14 days, and
 * none is open that is younger, or what came later could not be documented. A note begun only after that is not, and none that the
 * lead has opened.
 */
export const lockOfNote = (duties: readonly Lock[], savedAt: Date, now: Date): Date | undefined => {
  if (duties.some(({ state, lockedAt }) => OPEN_DUTY_STATES.includes(state) && !lockedAt)) return undefined;
  if (duties.some((duty) => isUnlocked(duty, now))) return undefined;
  return duties
    .flatMap((duty) => heldSince(duty) ?? [])
    .filter((since) => since >= savedAt)
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1);
};
