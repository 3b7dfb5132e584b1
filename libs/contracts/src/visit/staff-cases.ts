import { z } from 'zod';
import { defineCommand, defineQuery } from '../define.js';
import { careUnitId, id, instant, label, LIMITS, personnummer, phone } from '../fields.js';
import { changedVisit, exampleChange, onVisit } from './answer.js';
import { sendCase } from './commands.js';
import { exampleSnapshot, interpreter, patientOfVisit, visitSnapshot } from './snapshot.js';

const { visitId, patient } = exampleSnapshot;

/**
 * The patient says that their identity is protected; kept in the register as if a login had said it, so that staff cannot take it
 * back: the next login can. Absent = what the register knows.
 */
const protectedBySaying = z.literal(true).optional();

/**
 * *Skapa ärende* on behalf of a patient (domain 1.3-10, 4.8). The mobile number is needed: the patient is reached by SMS.
 * A person who is not in the register is put there with `name`; without it `visit.unknown-patient`.
 */
export const createCase = defineCommand({
  name: 'visit.create-case',
  meaning: 'A member of staff creates a case on behalf of a patient, who begins to wait.',
  payload: z.strictObject({
    visitId: id,
    personnummer,
    name: label.optional(),
    phone,
    careUnitId,
    reasonCode: z.string().max(60),
    answers: sendCase.payload.shape.answers,
    ownWords: z.string().trim().min(1).max(LIMITS.reason),
    interpreter: interpreter.optional(),
    protectedIdentity: protectedBySaying,
  }),
  answer: changedVisit,
  examples: [
    {
      payload: {
        visitId,
        personnummer: patient.personnummer,
        phone: '+46701740639',
        careUnitId: 'min-vard',
        reasonCode: 'axelbesvar',
        answers: [{ questionId: 'hur-lange', answer: 'Cirka tre veckor' }],
        ownWords: 'Ringer om ont i höger axel.',
      },
      answer: exampleChange,
    },
  ],
});
/** What a case of a patient is called in a list: no contents. */
const caseOutline = visitSnapshot.pick({
  visitId: true,
  careUnitId: true,
  careUnitName: true,
  reason: true,
  createdAt: true,
  state: true,
});
/** *Sök patient* by personnummer. Every hit is audited; a number that cannot exist is refused with `visit.invalid`. */
export const findPatient = defineQuery({
  name: 'visit.find-patient',
  meaning: "Finds a patient of the register by personnummer, with the unfinished cases at the asker's unit.",
  payload: z.strictObject({ personnummer }),
  answer: z.object({ patient: patientOfVisit.nullable(), cases: z.array(caseOutline).max(50) }),
  examples: [{ payload: { personnummer: patient.personnummer }, answer: { patient, cases: [] } }],
});
/** *Skapa patient* (domain 1.2). Someone who is there already is answered with, unchanged. */
export const createPatient = defineCommand({
  name: 'visit.create-patient',
  meaning: 'A member of staff puts a person into the patient register.',
  payload: z.strictObject({ personnummer, name: label, phone, protectedIdentity: protectedBySaying }),
  answer: z.object({ patient: patientOfVisit }),
  examples: [
    {
      payload: { personnummer: patient.personnummer, name: patient.name, phone: '+46701740639' },
      answer: { patient },
    },
  ],
});
/** The duplicates that point to a visit, and the one it was started from, if the asker may read that; needs the right to see it. */
export const linkedCases = defineQuery({
  name: 'visit.linked-cases',
  meaning: 'The cases that were closed as duplicates of this one, and the one it goes on from.',
  payload: z.strictObject(onVisit),
  answer: z.object({
    cases: z.array(caseOutline.extend({ linkedAt: instant })).max(50),
    follows: caseOutline.optional(),
  }),
  examples: [{ payload: { visitId }, answer: { cases: [] } }],
});
