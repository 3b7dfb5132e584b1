import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { reasonShape, type ReasonForm } from './reason-form.js';
import { keptForm } from './use-kept-form.js';

const shape = z.object({ reasons: z.array(reasonShape).readonly(), hours: z.string() });
/** Half typed: no name yet, and an empty question. */
const reason: ReasonForm = {
  code: 'axelbesvar',
  label: ' ',
  priority: 3,
  redFlag: '',
  questions: [{ questionId: 'q', text: '', choices: 'Ja\n' }],
};
const over = '{"reasons":[]}';
const kept = (form: unknown): string => JSON.stringify({ over, form });

describe('what was typed in a form of Administration and not saved', () => {
  it('is there again letter by letter, also half typed and with spaces at its ends', () => {
    const form = { reasons: [reason], hours: 'vardagar ' };
    expect(keptForm(shape, kept(form))).toEqual({ over, form });
  });

  it('is there without a field that a newer version has added', () => {
    expect(keptForm(shape, kept({ reasons: [reason] }))).toEqual({ over, form: { reasons: [reason] } });
  });

  it.each([
    ['cut off', kept({ hours: 'vardagar' }).slice(0, -4)],
    ['not said over what it was typed', JSON.stringify({ form: {} })],
    ['of an older version', kept({ reasons: [{ ...reason, questions: 'Ja' }] })],
    ['of a priority that there is not', kept({ reasons: [{ ...reason, priority: 9 }] })],
  ])('is as if nothing had been typed when it is %s', (_how, text) => {
    expect(keptForm(shape, text)).toBeUndefined();
  });
});
