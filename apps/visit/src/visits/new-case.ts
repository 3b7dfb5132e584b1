import type { bookVisit, CareUnit, sendCase, VisitSnapshot } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { flagsOf } from '@om/visit-state';
import type { PatientDocument } from '../patients/patient.schema.js';
import { shownPatient } from '../patients/shown-patient.js';
import { refused } from '../refusals.js';

type Sent = Omit<Payload<typeof sendCase>, 'careUnitId'>;
type Booked = Pick<Payload<typeof bookVisit>, 'visitId' | 'reasonCode' | 'bookedFor'>;
type Reason = CareUnit['reasons'][number];

/** What a case is made from: the unit it is for and the person it is about. */
export interface CaseParts {
  readonly unit: CareUnit | undefined;
  readonly patient: PatientDocument | null;
}

/**
 * The draft of a case that a patient sends, with the unit's fixed priority; nothing is computed from symptoms. With a red
 * flag the answers are not looked at: the rules refuse it, and a missing answer must not hide that.
 */
export const draftOfCase = (sent: Sent, parts: CaseParts, now: Date): VisitSnapshot | Refused => {
  const found = partsOf(sent, parts);
  if ('refused' in found) return found;
  const answers = sent.redFlag ? [] : answersInOrder(sent.answers, found.reason);
  if ('refused' in answers) return answers;
  const draft = draftFor(sent, found, now);
  const phone = sent.phone ?? found.patient.phone;
  return {
    ...draft,
    entry: 'drop-in',
    ownWords: sent.ownWords,
    answers,
    ...(sent.followsVisitId !== undefined && { followsVisitId: sent.followsVisitId }),
    patient: { ...draft.patient, ...(phone && { phone }) },
  };
};

/** The draft of a booked visit; the patient has said nothing yet. */
export const draftOfBooking = (booked: Booked, parts: CaseParts, now: Date): VisitSnapshot | Refused => {
  const found = partsOf(booked, parts);
  if ('refused' in found) return found;
  return { ...draftFor(booked, found, now), entry: 'booked', bookedFor: booked.bookedFor };
};

interface Found {
  readonly unit: CareUnit;
  readonly patient: PatientDocument;
  readonly reason: Reason;
}

const partsOf = (wanted: { reasonCode: string }, { unit, patient }: CaseParts): Found | Refused => {
  if (!unit) return refused('visit.unknown-unit', 'No such care unit', { field: 'careUnitId' });
  if (!patient) return refused('visit.unknown-patient', 'Not in the register');
  const reason = unit.reasons.find(({ code }) => code === wanted.reasonCode);
  if (!reason) return refused('visit.unknown-reason', 'No such reason at the unit', { field: 'reasonCode' });
  return { unit, patient, reason };
};

const draftFor = (
  { visitId, interpreter }: { visitId: string; interpreter?: string | undefined },
  { unit, patient, reason }: Found,
  now: Date,
): VisitSnapshot => ({
  visitId,
  version: 0,
  state: 'draft',
  entry: 'drop-in',
  careUnitId: unit.careUnitId,
  careUnitName: unit.name,
  patient: shownPatient(patient),
  reason: { code: reason.code, label: reason.label },
  priority: reason.priority,
  ...flagged(flagsOf(patient, interpreter, now)),
  ownWords: '',
  answers: [],
  createdAt: now.toISOString(),
  claimNumber: 0,
  notifyAt: unit.notifyAt,
  sealing: false,
  lastChange: { at: now.toISOString(), byName: patient.name, byKind: 'patient' },
});

const flagged = (flags: VisitSnapshot['flags']): Pick<VisitSnapshot, 'flags'> => (flags ? { flags } : {});

/** Every question of the reason answered once, in the unit's words and order; a choice is one of the offered. */
const answersInOrder = (
  answers: Sent['answers'],
  { questions }: Reason,
): VisitSnapshot['answers'] | Refused => {
  const stranger = answers.findIndex(
    ({ questionId }, index) =>
      !questions.some((question) => question.questionId === questionId) ||
      answers.findIndex((other) => other.questionId === questionId) !== index,
  );
  if (stranger >= 0)
    return misfit('A question that was not asked, or asked once', `answers.${stranger}.questionId`);
  const inOrder: VisitSnapshot['answers'] = [];
  for (const { questionId, text, choices } of questions) {
    const given = answers.findIndex((answer) => answer.questionId === questionId);
    const answer = answers[given]?.answer;
    if (answer === undefined) return misfit('A question is not answered', 'answers');
    if (choices && !choices.includes(answer)) return misfit('None of the choices', `answers.${given}.answer`);
    inOrder.push({ question: text, answer });
  }
  return inOrder;
};

const misfit = (detail: string, field: string): Refused =>
  refused('visit.invalid-answers', detail, { field });
