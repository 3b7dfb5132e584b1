import { describe, expect, it } from '@jest/globals';
import { exampleUnit, sendCase, visitSnapshot, type CareUnit } from '@om/contracts';
import type { Payload } from '@om/messaging';
import type { PatientDocument } from '../patients/patient.schema.js';
import { draftOfBooking, draftOfCase } from './new-case.js';

const now = new Date('2026-11-23T09:00:00.000Z');
const patient: PatientDocument = {
  _id: '0198c1f2-0000-7000-8000-000000000040',
  version: 1,
  handled: [],
  outbox: [],
  personnummer: '198603042386',
  name: 'Testpatient P24-40',
  birthDate: '1986-03-04',
  sex: 'female',
  phone: '+46701740639',
};
const unit: CareUnit = {
  ...exampleUnit,
  reasons: [
    {
      code: 'axelbesvar',
      label: 'Axelbesvär',
      priority: 3,
      questions: [
        { questionId: 'hur-lange', text: 'Hur länge?' },
        { questionId: 'sida', text: 'Vilken sida?', choices: ['Höger', 'Vänster'] },
      ],
      redFlag: 'Tryck över bröstet?',
    },
  ],
};
const answers = [
  { questionId: 'sida', answer: 'Höger' },
  { questionId: 'hur-lange', answer: 'Tre veckor' },
];
const sent = (over: Partial<Payload<typeof sendCase>> = {}): Payload<typeof sendCase> => ({
  visitId: '0198c1f2-0000-7000-8000-000000000001',
  careUnitId: unit.careUnitId,
  reasonCode: 'axelbesvar',
  answers,
  redFlag: false,
  ownWords: 'Ont i axeln.',
  ...over,
});
const draft = (over: Partial<Payload<typeof sendCase>> = {}) =>
  draftOfCase(sent(over), { unit, patient }, now);

describe('the flags of a case', () => {
  const child = { ...patient, birthDate: '2016-03-04' };

  it('are from what the patient asks for and what the register knows, whoever makes the case', () => {
    const parts = { unit, patient: { ...child, protectedIdentity: true } };
    const known = { protectedIdentity: true, child: true };
    expect(draftOfCase(sent({ interpreter: 'somaliska' }), parts, now)).toMatchObject({
      flags: { ...known, interpreter: 'somaliska' },
    });
    const booked = { visitId: sent().visitId, reasonCode: 'axelbesvar', bookedFor: now.toISOString() };
    expect(draftOfBooking(booked, parts, now)).toMatchObject({ flags: known });
  });

  it('are left out where there are none', () => {
    expect(draft()).not.toHaveProperty('flags');
  });
});

describe('a case from what a patient sends', () => {
  it('has the unit’s priority, the questions in the unit’s words and order, and the patient of the register', () => {
    expect(draft()).toMatchObject({
      priority: 3,
      reason: { code: 'axelbesvar', label: 'Axelbesvär' },
      answers: [
        { question: 'Hur länge?', answer: 'Tre veckor' },
        { question: 'Vilken sida?', answer: 'Höger' },
      ],
      patient: { name: 'Testpatient P24-40', sex: 'female', phone: '+46701740639' },
      notifyAt: 'claim',
    });
  });

  it('fits the contract but for the version, which it gets when it is sent', () => {
    expect(visitSnapshot.safeParse({ ...draft(), version: 1 })).toMatchObject({ success: true });
  });

  it('goes by the telephone number given with it before the one in the register', () => {
    expect(draft({ phone: '+46701740611' })).toMatchObject({ patient: { phone: '+46701740611' } });
  });

  it.each([
    ['a reason the unit does not have', { reasonCode: 'annat' }, 'visit.unknown-reason', 'reasonCode'],
    ['a missing answer', { answers: answers.slice(1) }, 'visit.invalid-answers', 'answers'],
    [
      'an answer that is none of the choices',
      {
        answers: [
          { questionId: 'sida', answer: 'Mitten' },
          { questionId: 'hur-lange', answer: 'x' },
        ],
      },
      'visit.invalid-answers',
      'answers.0.answer',
    ],
    [
      'an answer to a question that was not asked',
      { answers: [...answers, { questionId: 'annat', answer: 'x' }] },
      'visit.invalid-answers',
      'answers.2.questionId',
    ],
    [
      'two answers to one question',
      { answers: [...answers, { questionId: 'sida', answer: 'Höger' }] },
      'visit.invalid-answers',
      'answers.2.questionId',
    ],
  ])('is refused with %s, and names the field', (_, over, code, field) => {
    expect(draft(over)).toMatchObject({ refused: { code, field } });
  });

  it('is refused for a unit or a patient that nobody knows', () => {
    expect(draftOfCase(sent(), { unit: undefined, patient }, now)).toMatchObject({
      refused: { code: 'visit.unknown-unit' },
    });
    expect(draftOfCase(sent(), { unit, patient: null }, now)).toMatchObject({
      refused: { code: 'visit.unknown-patient' },
    });
  });

  it('is not held up by missing answers when there is a red flag: that is what must be told', () => {
    expect(draft({ redFlag: true, answers: [] })).toMatchObject({ state: 'draft' });
  });
});

describe('a booked case', () => {
  it('has its time and waits for nobody yet', () => {
    const booked = { ...sent(), personnummer: patient.personnummer, bookedFor: '2026-11-23T10:00:00.000Z' };
    const made = draftOfBooking(booked, { unit, patient }, now);
    expect(made).toMatchObject({ entry: 'booked', bookedFor: '2026-11-23T10:00:00.000Z' });
    expect(made).not.toHaveProperty('waitingSince');
  });
});
