import { minutesAfter, REMINDER_MINUTES } from './deadlines.js';
import type { VisitState } from './states.js';
import type { Whereabouts } from './whereabouts.js';

/** What is known of a patient from whom care waits to hear: the conversation, where they are, and what they have been sent. */
export interface Awaited {
  readonly visitId: string;
  readonly state: VisitState;
  /** Care's last words, the greeting too; undefined = care has said nothing. */
  readonly careSaid: { readonly seq: number; readonly at: string } | undefined;
  /** How far the patient has come: the highest `seq` read and written, and when they read last. */
  readonly patient: { readonly read: number; readonly written: number; readonly readAt?: string | undefined };
  readonly where: Whereabouts;
  /** Whether there is a number to send an SMS to. */
  readonly hasNumber: boolean;
  /** Ids of the SMS there have been of the visit. */
  readonly told: readonly string[];
}

/** Why a patient cannot be reminded now; the first that holds is told. */
export const REMINDER_HINDRANCES = [
  'not-ongoing',
  'not-awaited',
  'no-number',
  'reminded',
  'here',
  'too-early',
] as const;
export type ReminderHindrance = (typeof REMINDER_HINDRANCES)[number];

/** The last entry a patient is known to have come to. */
const heardOf = ({ read, written }: Pick<Awaited['patient'], 'read' | 'written'>): number =>
  Math.max(read, written);

/** Names a silence by where the patient was last heard of: one silence is one SMS, whoever sends it and whatever care writes into it. */
export const silenceId = (visitId: string, patient: Pick<Awaited['patient'], 'read' | 'written'>): string =>
  `${visitId}:silent:${String(heardOf(patient))}`;

/** From when a patient can be reminded: some minutes after care's last words, or after the patient's reading of them. */
export const remindableFrom = ({ careSaid, patient: { readAt } }: Awaited): Date | undefined => {
  if (!careSaid) return undefined;
  const since = readAt !== undefined && readAt > careSaid.at ? readAt : careSaid.at;
  return minutesAfter(new Date(since), REMINDER_MINUTES);
};

/**
 * Why *Påminn patienten* is not possible now; undefined = it is (domain 4.6, patient silent after start). Once a silence, whether
 * a clinician or the clock reminded; and never who has the conversation in front of them, or has written last.
 */
export const reminderHindrance = (awaited: Awaited, now: Date): ReminderHindrance | undefined =>
  REMINDER_HINDRANCES.find((hindrance) => HINDERS[hindrance](awaited, now));

const HINDERS: Readonly<Record<ReminderHindrance, (awaited: Awaited, now: Date) => boolean>> = {
  'not-ongoing': ({ state }) => state !== 'ongoing',
  'not-awaited': ({ careSaid, patient }) => careSaid === undefined || patient.written > careSaid.seq,
  'no-number': ({ hasNumber }) => !hasNumber,
  reminded: ({ visitId, patient, told }) => told.includes(silenceId(visitId, patient)),
  here: ({ where }) => where === 'in-visit',
  'too-early': (awaited, now) => (remindableFrom(awaited) ?? now) > now,
};
