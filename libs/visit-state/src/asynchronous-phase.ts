import type { VisitRefusal } from './refusals.js';

const HOUR_MS = 3_600_000;
/** *Meddelande* is sent this long after the end (seed 2.3-4: three days), unless someone has written. */
export const AUTO_MESSAGE_AFTER_HOURS = 72;
/** An unanswered message of the patient keeps the case open this much longer (domain 4.3-15). */
export const EXTENSION_HOURS = 24;
/** The longest phase an own date may give. */
export const LONGEST_PHASE_HOURS = 24 * 30;

/** The clinician's choice in the end dialog: hours after the end (0 = none), or an own end. */
export type PhaseChoice =
  { readonly kind: 'hours'; readonly hours: number } | { readonly kind: 'until'; readonly until: string };

/** The unit's settings for the end of a visit. */
export interface PhaseSettings {
  readonly asyncChoices: readonly (number | 'own-date')[];
  readonly autoMessage: { readonly enabled: boolean; readonly text: string };
}

export const hoursAfter = (instant: Date, hours: number): Date =>
  new Date(instant.getTime() + hours * HOUR_MS);

/** When the asynchronous phase ends if the visit ends at `endedAt`. Hours are hours: a change to summer time moves nothing. */
export const phaseEnd = (choice: PhaseChoice, endedAt: Date): Date =>
  choice.kind === 'hours' ? hoursAfter(endedAt, choice.hours) : new Date(choice.until);

/** Whether *Meddelande* can be chosen with this phase, and if not, why: the switch of the end dialog. */
export const autoMessageRefusal = (
  choice: PhaseChoice,
  settings: PhaseSettings,
  now: Date,
): VisitRefusal | undefined => {
  if (!settings.autoMessage.enabled) {
    return refused('visit.meddelande-off', 'The unit has Meddelande switched off', 'autoMessage');
  }
  if (phaseEnd(choice, now) < hoursAfter(now, AUTO_MESSAGE_AFTER_HOURS)) {
    return refused('visit.meddelande-too-short', 'The phase is shorter than 72 hours', 'autoMessage');
  }
  return undefined;
};

/** Whether the unit offers this phase, and if not, why. */
export const phaseRefusal = (
  choice: PhaseChoice,
  settings: PhaseSettings,
  now: Date,
): VisitRefusal | undefined => {
  const wanted = choice.kind === 'hours' ? choice.hours : 'own-date';
  const field = choice.kind === 'hours' ? 'async.hours' : 'async.until';
  if (!settings.asyncChoices.includes(wanted)) {
    return refused('visit.async-not-offered', `The unit does not offer ${String(wanted)}`, field);
  }
  const end = phaseEnd(choice, now);
  if (choice.kind === 'until' && end <= now) {
    return refused('visit.async-in-past', 'The chosen end has passed', field);
  }
  if (end > hoursAfter(now, LONGEST_PHASE_HOURS)) {
    return refused('visit.async-not-offered', `Longer than ${LONGEST_PHASE_HOURS} hours`, field);
  }
  return undefined;
};

const refused = (code: VisitRefusal['code'], detail: string, field: string): VisitRefusal => ({
  code,
  detail,
  field,
});
