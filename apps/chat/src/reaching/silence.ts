import { minutesAfter, PATIENT_SILENT_MINUTES, silenceId } from '@om/visit-state';
import type { Conversation } from '../conversations/conversation.js';
import type { Draft } from '../messages/entry.js';
import type { Occasion } from './notification.js';

/** Kind of the timer of words of care that may be left unread. */
export const SILENCE_TIMER = 'silence';

/** How far the patient has come: highest `seq` read, and highest written. */
export interface PatientProgress {
  readonly read: number;
  readonly written: number;
}

/**
 * When it is looked whether words of care in an ongoing visit have been read (domain 4.6, patient silent after start); undefined for
 * anything else. Only then: while the patient is waited for, or after the end, they are told at once.
 */
export const silenceLookAt = (
  { state }: Pick<Conversation, 'state'>,
  { kind, author }: Pick<Draft, 'kind' | 'author'>,
  now: Date,
): Date | undefined => {
  const ofCare = kind === 'greeting' || (kind === 'text' && author?.side === 'care');
  return state === 'ongoing' && ofCare ? silenceEndsAt(now) : undefined;
};

/** When words of care that were written at a time have been left unread for long enough to tell the patient. */
export const silenceEndsAt = (writtenAt: Date): Date => minutesAfter(writtenAt, PATIENT_SILENT_MINUTES);

/**
 * What words of care that nobody has read in time give reason to tell. The id is where the patient was last heard of, so that
 * one silence is one SMS however much care writes into it.
 */
export const silenceOccasion = (
  { _id, state }: Pick<Conversation, '_id' | 'state'>,
  seq: number,
  { read, written }: PatientProgress,
): Occasion | undefined => {
  if (state !== 'ongoing' || Math.max(read, written) >= seq) return undefined;
  return aboutSilence(_id, seq, { read, written });
};

/** The one SMS of a silence, whether the clock or a clinician sends it. */
export const aboutSilence = (visitId: string, seq: number, progress: PatientProgress): Occasion => ({
  notificationId: silenceId(visitId, progress),
  kind: 'patient-silent',
  seq,
});
