import {
  AUTO_MESSAGE_AFTER_HOURS,
  autoMessageRefusal,
  hoursAfter,
  phaseEnd,
  phaseRefusal,
  type PhaseChoice,
  type PhaseSettings,
} from '@om/visit-state';
import { stockholmInstant } from '../../time/stockholm-instant.js';

/** What the person has chosen in *Avsluta besök*. */
export interface EndForm {
  readonly choice: number | 'own-date';
  readonly date: string;
  readonly time: string;
  readonly autoMessage: boolean;
}

/** A field that must be put right, with the key of its sentence. */
export type EndError =
  | { readonly field: 'date'; readonly key: 'wrongDate' | 'past' | 'tooFar' }
  | { readonly field: 'time'; readonly key: 'wrongTime' }
  | { readonly field: 'unsent'; readonly key: 'unsent' }
  | { readonly field: 'handover'; readonly key: 'handover' };

/** What a form means: the phase, or what is wrong with it. */
export type EndReading =
  | { readonly phase: PhaseChoice; readonly until: Date | undefined }
  | { readonly errors: readonly EndError[] };

const ANY_TIME = '12.00';

/** Reads the form by the rules that the visit service decides with (libs/visit-state). `until` is undefined for *Ingen*. */
export const readEndForm = (form: EndForm, settings: PhaseSettings, now: Date): EndReading => {
  if (form.choice !== 'own-date') {
    const phase: PhaseChoice = { kind: 'hours', hours: form.choice };
    return { phase, until: form.choice === 0 ? undefined : phaseEnd(phase, now) };
  }
  const until = stockholmInstant(form.date, form.time);
  if (!until) {
    const dateIsRight = stockholmInstant(form.date, ANY_TIME) !== undefined;
    return {
      errors: dateIsRight ? [{ field: 'time', key: 'wrongTime' }] : [{ field: 'date', key: 'wrongDate' }],
    };
  }
  const phase: PhaseChoice = { kind: 'until', until: until.toISOString() };
  const refusal = phaseRefusal(phase, settings, now);
  if (refusal)
    return { errors: [{ field: 'date', key: refusal.code === 'visit.async-in-past' ? 'past' : 'tooFar' }] };
  return { phase, until };
};

/** Whether the *Meddelande* switch can be used with the phase now chosen. */
export const canAutoMessage = (reading: EndReading, settings: PhaseSettings, now: Date): boolean =>
  'phase' in reading && autoMessageRefusal(reading.phase, settings, now) === undefined;

/** What the own date begins with: as far ahead as *Meddelande* needs, in Swedish local time. */
export const suggestedEnd = (now: Date): { readonly date: string; readonly time: string } => {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Stockholm',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(hoursAfter(now, AUTO_MESSAGE_AFTER_HOURS));
  const [date = '', time = ''] = parts.split(' ');
  return { date, time: time.replace(':', '.') };
};
