import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { answersOf } from './demo-answers.js';
import { DEMO_CASES } from './demo-cases.js';

// As text, because apps import nothing of each other: both made-up halves must go together all the same.
const units = readFileSync(new URL('../../../queue/src/seed/demo-units.ts', import.meta.url), 'utf8');
const howLong = { questionId: 'hur-lange', text: 'Hur länge?', choices: ['En dag', 'En vecka'] };
const where = { questionId: 'var', text: 'Var sitter det?' };

describe('what a made-up patient answers', () => {
  it('is what the case says', () => {
    const answers = { 'hur-lange': 'En vecka', var: 'På armen' };
    expect(answersOf([howLong, where], { ownWords: 'Utslag.', answers })).toEqual([
      { questionId: 'hur-lange', answer: 'En vecka' },
      { questionId: 'var', answer: 'På armen' },
    ]);
  });

  it('is one of the choices, or the own words, where the unit asks something else', () => {
    const asked = answersOf([howLong, where], { ownWords: 'Utslag.', answers: { 'hur-lange': 'Länge' } });
    expect(asked.map(({ answer }) => answer)).toEqual(['En dag', 'Utslag.']);
  });

  it.each(DEMO_CASES.filter(({ answers }) => answers))(
    'is asked for in the made-up units: $reasonCode',
    ({ reasonCode, answers = {} }) => {
      const [, reason = ''] = units.split(`code: '${reasonCode}'`);
      const [questions = ''] = reason.split('redFlag:');
      const asked = [...questions.matchAll(/questionId: '([^']+)'|\b(howLong|fever)\b/g)].map(
        ([, id, named]) => id ?? (named === 'fever' ? 'feber' : 'hur-lange'),
      );
      expect(Object.keys(answers).sort()).toEqual(asked.sort());
    },
  );
});
