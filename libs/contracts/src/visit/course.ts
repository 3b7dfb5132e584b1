import { z } from 'zod';
import { defineCommand } from '../define.js';
import { id, LIMITS } from '../fields.js';
import { changedVisit, exampleChange, guarded, onVisit, phaseChoice } from './answer.js';
import { CONTACT_WAYS, REDIRECTIONS } from './parts-course.js';
import { toPatient } from './parts-participation.js';
import { exampleSnapshot } from './snapshot.js';

const visitId = exampleSnapshot.visitId;
const reason = z.string().trim().min(1).max(500);
const async = { kind: 'hours', hours: 72 } as const;

/** A command on a visit that needs nothing but the visit. */
const plain = (name: string, meaning: string) =>
  defineCommand({
    name: `visit.${name}`,
    meaning,
    payload: z.strictObject(onVisit),
    answer: changedVisit,
    examples: [{ payload: { visitId }, answer: exampleChange }],
  });

/** *Vänta på patienten* (domain 4.3-9); refused with `visit.unanswered-message` while a text of the patient waits. */
export const pauseVisit = defineCommand({
  name: 'visit.pause',
  meaning: 'The responsible clinician pauses the visit until the patient writes.',
  payload: z.strictObject(guarded),
  answer: changedVisit,
  examples: [{ payload: { visitId, expectedVersion: 3 }, answer: exampleChange }],
});
/** *Återuppta* (4.3-14): from a pause by who has it, from the asynchronous phase also by a colleague, who takes over. */
export const resumeVisit = plain('resume', 'A clinician goes on with a paused or ended visit in real time.');
/**
 * *Ta över*. An ended visit is refused with `visit.no-unanswered-reply` when nothing waits for an answer (4.6); one that goes
 * on with `visit.responsible-on-shift` (params `name`) while who has it is on shift at its unit (4.4 H6).
 */
export const takeOverVisit = plain(
  'take-over',
  'A colleague of the unit takes an ended visit in which the patient waits for an answer, or one whose clinician has gone home.',
);
/** *Förläng* (4.3-13). */
export const extendAsync = defineCommand({
  name: 'visit.extend-async',
  meaning: 'The responsible clinician chooses a new end of the asynchronous phase, counted from now.',
  payload: z.strictObject({ ...onVisit, async: phaseChoice }),
  answer: changedVisit,
  examples: [{ payload: { visitId, async }, answer: exampleChange }],
});
/** *Stäng nu* (4.3-16): refused with `visit.reason-required` while a reply waits; closes after the seal. */
export const closeVisit = defineCommand({
  name: 'visit.close',
  meaning: 'The responsible clinician closes the case before the asynchronous phase has run out.',
  payload: z.strictObject({ ...onVisit, reason: reason.optional() }),
  answer: changedVisit,
  examples: [{ payload: { visitId }, answer: exampleChange }],
});
/** *Öppna igen* (4.3-17): at most 30 days after the closing, else `visit.reopen-too-late`. */
export const reopenVisit = defineCommand({
  name: 'visit.reopen',
  meaning: 'A clinician opens a closed case for messages again and becomes responsible for it.',
  payload: z.strictObject({ ...onVisit, reason, async: phaseChoice }),
  answer: changedVisit,
  examples: [{ payload: { visitId, reason: 'Provsvaret har kommit.', async }, answer: exampleChange }],
});
/** *Hänvisa vidare* (4.3-22). */
export const redirectVisit = defineCommand({
  name: 'visit.redirect',
  meaning: 'The responsible clinician directs the patient elsewhere, with words to the patient.',
  payload: z.strictObject({ ...onVisit, destination: z.enum(REDIRECTIONS), message: toPatient }),
  answer: changedVisit,
  examples: [
    {
      payload: { visitId, destination: 'emergency', message: 'Åk till akutmottagningen nu.' },
      answer: exampleChange,
    },
  ],
});
/**
 * *Uteblivet* (4.3-21). Refused with `visit.patient-was-there`, `visit.contact-attempts-missing` (two are needed),
 * `visit.care-was-absent`, or `visit.too-early` before the booked time.
 */
export const noShowVisit = plain('no-show', 'The patient never came: the visit is over.');
export const logContactAttempt = defineCommand({
  name: 'visit.log-contact-attempt',
  meaning: 'Staff note that they have tried to reach the patient.',
  payload: z.strictObject({ ...onVisit, how: z.enum(CONTACT_WAYS) }),
  answer: changedVisit,
  examples: [{ payload: { visitId, how: 'phone' }, answer: exampleChange }],
});
/** *Akut!* (4.3-24), by the patient or a clinician of the visit. Cancels a proposed handover (4.4 H7). */
export const raiseEmergency = plain('raise-emergency', 'Someone says that it is an emergency: 112 is shown.');
export const clearEmergency = plain('clear-emergency', 'A clinician takes the emergency card away again.');
/** *Lägg till* (4.7), until the visit begins; refused with `visit.too-many-additions` after ten times. */
export const addWords = defineCommand({
  name: 'visit.add-words',
  meaning: 'The patient adds words to a case that has not begun yet.',
  payload: z.strictObject({ ...onVisit, text: z.string().trim().min(1).max(LIMITS.reason) }),
  answer: changedVisit,
  examples: [{ payload: { visitId, text: 'Nu har jag fått feber också.' }, answer: exampleChange }],
});
/** *Koppla ihop* (4.8): refused with `visit.not-same-patient` or `visit.link-target`. Chats are never interleaved. */
export const linkVisit = defineCommand({
  name: 'visit.link',
  meaning: 'A clinician closes this case as a duplicate of another one of the same patient.',
  payload: z.strictObject({ ...onVisit, toVisitId: id }),
  answer: changedVisit,
  examples: [
    { payload: { visitId, toVisitId: '0198c1f2-0000-7000-8000-000000000002' }, answer: exampleChange },
  ],
});
/** *Avboka* by care (4.3-19), with an apology to the patient and, if wanted, a ticket for a new time. Never "late". */
export const cancelByCare = defineCommand({
  name: 'visit.cancel-by-care',
  meaning: 'Care cancels a case that waits or a booked visit.',
  payload: z.strictObject({
    ...onVisit,
    reason: z.string().trim().min(1).max(200),
    message: toPatient,
    /** The id of the ticket that lets the patient book a new time. */
    offerTicket: z.strictObject({ ticketId: id }).optional(),
  }),
  answer: changedVisit,
  examples: [
    {
      payload: { visitId, reason: 'Sjukdom', message: 'Vi måste tyvärr ställa in ditt besök.' },
      answer: exampleChange,
    },
  ],
});
/** *Checka in* (4.3-5): from 15 minutes before the booked time to its end, else `visit.check-in-closed`. */
export const checkIn = plain('check-in', 'The patient is there for the booked time and waits.');
