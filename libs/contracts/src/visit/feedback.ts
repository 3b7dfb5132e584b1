import { z } from 'zod';
import { defineCommand, defineQuery } from '../define.js';
import { careUnitId, hsaId, id, instant, label } from '../fields.js';
import { exampleSnapshot } from './snapshot.js';

/** What *intern återkoppling* is about (domain 4.5). */
export const FEEDBACK_CATEGORIES = [
  'wrong-triage',
  'wrong-unit',
  'technology',
  'reception',
  'praise',
] as const;
const words = z.string().trim().min(1).max(2_000);
const person = z.object({ personId: hsaId, name: label });

/** *Intern återkoppling* about a visit (seed 2.2-8): an own aggregate, no part of the record, never seen by the patient. */
export const feedback = z.object({
  feedbackId: id,
  visitId: id,
  careUnitId,
  category: z.enum(FEEDBACK_CATEGORIES),
  text: words,
  state: z.enum(['new', 'read', 'actioned']),
  by: person,
  at: instant,
  readAt: instant.optional(),
  answer: z.object({ text: words, by: person, at: instant }).optional(),
});
export type Feedback = z.output<typeof feedback>;
const answer = z.object({ feedback });

const given: Feedback = {
  feedbackId: '0198c1f2-0000-7000-8000-0000000000f1',
  visitId: exampleSnapshot.visitId,
  careUnitId: 'min-vard',
  category: 'technology',
  text: 'Bilden gick inte att förstora.',
  state: 'new',
  by: { personId: 'SE2321000131-P000000000039', name: 'HSP39 TestPerson39' },
  at: '2026-11-23T09:50:00.000Z',
};
const { feedbackId, visitId } = given;

/** Anyone who may see the visit as staff may give it. */
export const giveFeedback = defineCommand({
  name: 'visit.give-feedback',
  meaning: 'A clinician gives internal feedback about a visit.',
  payload: z.strictObject({
    feedbackId: id,
    visitId: id,
    category: z.enum(FEEDBACK_CATEGORIES),
    text: words,
  }),
  answer,
  examples: [
    {
      payload: { feedbackId, visitId, category: given.category, text: given.text },
      answer: { feedback: given },
    },
  ],
});
/** The lead's list of the own unit, newest first. */
export const listFeedback = defineQuery({
  name: 'visit.list-feedback',
  meaning: 'The internal feedback of a unit, for its lead.',
  payload: z.strictObject({}),
  answer: z.object({ feedback: z.array(feedback).max(200) }),
  examples: [{ payload: {}, answer: { feedback: [given] } }],
});
export const ownFeedback = defineQuery({
  name: 'visit.own-feedback',
  meaning: 'The feedback the asker has given, with the answers to it, newest first.',
  payload: z.strictObject({}),
  answer: z.object({ feedback: z.array(feedback).max(200) }),
  examples: [{ payload: {}, answer: { feedback: [given] } }],
});
export const readFeedback = defineCommand({
  name: 'visit.read-feedback',
  meaning: 'The unit lead has read a piece of feedback.',
  payload: z.strictObject({ feedbackId: id }),
  answer,
  examples: [{ payload: { feedbackId }, answer: { feedback: { ...given, state: 'read' } } }],
});
export const answerFeedback = defineCommand({
  name: 'visit.answer-feedback',
  meaning: 'The unit lead has dealt with a piece of feedback and answers who gave it.',
  payload: z.strictObject({ feedbackId: id, text: words }),
  answer,
  examples: [
    {
      payload: { feedbackId, text: 'Tack, felet är anmält.' },
      answer: { feedback: { ...given, state: 'actioned' } },
    },
  ],
});
