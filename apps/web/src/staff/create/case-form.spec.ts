import { exampleUnit } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { caseBody, NO_CASE, unanswered, wrongFields, type CaseForm } from './case-form.js';

const filled: CaseForm = {
  name: 'Testpatient P24-61',
  phone: '070-174 06 39',
  reasonCode: 'axelbesvar',
  answers: { 'hur-lange': ' Tre veckor ', annan: 'hör inte hit' },
  ownWords: 'Ringer om ont i axeln.',
  interpreter: ' ',
  protectedIdentity: false,
};

describe('a case on behalf of a patient', () => {
  it('needs a mobile number, because the patient is reached by SMS', () => {
    expect(wrongFields({ ...filled, phone: '08-12 34 56' }, true)).toEqual(['phone']);
  });
  it('needs a name only for who is not in the register', () => {
    expect(wrongFields({ ...filled, name: '' }, true)).toEqual([]);
    expect(wrongFields(NO_CASE, false)).toEqual(['name', 'phone', 'reasonCode', 'ownWords']);
  });
  it('needs an answer to every question of the reason', () => {
    expect(unanswered({ ...filled, answers: { 'hur-lange': ' ' } }, exampleUnit)).toEqual(['hur-lange']);
    expect(unanswered(filled, exampleUnit)).toEqual([]);
  });
  it('sends the answers of the chosen reason only', () => {
    const body = caseBody(filled, { personnummer: '198603042386', isKnown: true, unit: exampleUnit });
    expect(body).toEqual({
      personnummer: '198603042386',
      phone: '+46701740639',
      careUnitId: 'min-vard',
      reasonCode: 'axelbesvar',
      answers: [{ questionId: 'hur-lange', answer: 'Tre veckor' }],
      ownWords: 'Ringer om ont i axeln.',
    });
    expect(
      caseBody(
        { ...filled, interpreter: ' arabiska ' },
        { personnummer: '', isKnown: true, unit: exampleUnit },
      ),
    ).toHaveProperty('interpreter', 'arabiska');
  });
  it('says that the identity is protected only where the patient says so', () => {
    const about = { personnummer: '', isKnown: true, unit: exampleUnit };
    expect(caseBody({ ...filled, protectedIdentity: true }, about)).toHaveProperty('protectedIdentity', true);
    expect(caseBody(filled, about)).not.toHaveProperty('protectedIdentity');
  });
});
