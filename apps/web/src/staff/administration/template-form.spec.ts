import { NOTE_PARTS } from '@om/contracts/documentation';
import { exampleUnit, noteTemplate } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import { moved, newTemplate, readTemplate, templateForm, wrongIn } from './template-form.js';

const [example] = exampleUnit.noteTemplates ?? [];
if (!example) throw new Error('no template');

describe('a note template as it is typed', () => {
  it('is saved as it was when nothing is changed', () => {
    expect(readTemplate(templateForm(example))).toEqual(example);
  });
  it('shows all parts of a note, those of the template first', () => {
    const { parts } = templateForm(example);
    expect(parts.filter(({ shown }) => shown).map(({ part }) => part)).toEqual(
      example.fields.map(({ part }) => part),
    );
    expect(parts.map(({ part }) => part).toSorted()).toEqual(NOTE_PARTS.toSorted());
  });
  it('begins as the standard template, and is one when it has a name', () => {
    const form = { ...newTemplate('ny', 'nurse'), name: ' Mottagning ' };
    const saved = readTemplate(form);
    expect(saved).toEqual({
      templateId: 'ny',
      name: 'Mottagning',
      role: 'nurse',
      fields: NOTE_PARTS.map((part) => ({ part })),
    });
    expect(noteTemplate.safeParse(saved).success).toBe(true);
  });
  it('keeps no text where the patient’s words or codes stand', () => {
    const form = templateForm(example);
    const typed = form.parts.map((part) => ({ ...part, shown: true, prefill: 'Text' }));
    const withText = readTemplate({ ...form, parts: typed }).fields.filter(({ prefill }) => prefill);
    expect(withText.map(({ part }) => part).toSorted()).toEqual(
      ['status', 'bedomning', 'atgard', 'information', 'kva'].toSorted(),
    );
  });
  it('moves a part a place, and not past the ends', () => {
    const { parts } = newTemplate('ny', '');
    expect(
      moved(parts, 'anamnes', -1)
        .map(({ part }) => part)
        .slice(0, 2),
    ).toEqual(['anamnes', 'kontaktorsak']);
    expect(moved(parts, 'kontaktorsak', -1)).toBe(parts);
    expect(moved(parts, 'kva', 1)).toBe(parts);
  });
  it('needs a name, and a role that has no other', () => {
    const first = { ...newTemplate('a', 'nurse'), name: 'A' };
    const second = { ...newTemplate('b', 'nurse'), name: ' ' };
    expect(wrongIn(first, [first])).toEqual([]);
    expect(wrongIn(second, [first, second])).toEqual(['name', 'role']);
    expect(wrongIn({ ...second, role: '' }, [first])).toEqual(['name']);
  });
});
