import { exampleUnit } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { readReason, reasonForm, wrongIn, type ReasonForm } from './reason-form.js';

const question = { questionId: 'q', text: 'Hur länge?', choices: 'En dag\nEn vecka' };
const form: ReasonForm = {
  code: 'halsont',
  label: ' Halsont ',
  priority: 4,
  redFlag: 'Har du svårt att andas?',
  questions: [question],
};

describe('a contact reason in Administration', () => {
  it('is saved as it was read when nothing was changed', () => {
    const reasons = exampleUnit.reasons.map((reason) => readReason(reasonForm(reason)));
    expect(reasons).toEqual(exampleUnit.reasons);
  });
  it('keeps its code whatever it is called, and each line of choices once', () => {
    const changed = { ...form, questions: [{ ...question, choices: ' Ja \n\nNej\nJa' }] };
    expect(readReason(changed)).toEqual({
      code: 'halsont',
      label: 'Halsont',
      priority: 4,
      redFlag: 'Har du svårt att andas?',
      questions: [{ questionId: 'q', text: 'Hur länge?', choices: ['Ja', 'Nej'] }],
    });
    const free = readReason({ ...form, questions: [{ ...question, choices: '\n' }] });
    expect(free.questions).toEqual([{ questionId: 'q', text: 'Hur länge?' }]);
  });
  it('says which field is wrong', () => {
    expect(wrongIn(form, [form])).toEqual([]);
    expect(wrongIn({ ...form, label: ' ', redFlag: '' }, [])).toEqual(['label', 'redFlag']);
    expect(wrongIn(form, [form, { ...form, code: 'annan', label: 'HALSONT' }])).toEqual(['label']);
    for (const wrong of [
      { ...question, text: '' },
      { ...question, choices: 'Ja' },
      { ...question, choices: '1\n2\n3\n4\n5\n6\n7\n8\n9' },
    ])
      expect(wrongIn({ ...form, questions: [wrong] }, [])).toEqual(['questions']);
  });
});
