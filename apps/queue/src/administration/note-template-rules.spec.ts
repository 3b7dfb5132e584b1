import { describe, expect, it } from '@jest/globals';
import {
  NOTE_PARTS,
  PARTS_ALWAYS_THERE,
  PARTS_WITHOUT_PREFILL,
  STANDARD_FIELDS,
  type NoteTemplate,
} from '@om/contracts';
import fc from 'fast-check';
import { wrongNoteTemplates } from './note-template-rules.js';

const template = (over: Partial<NoteTemplate> = {}): NoteTemplate => ({
  templateId: 'a',
  name: 'Rådgivning',
  fields: [...STANDARD_FIELDS],
  ...over,
});

describe('note templates', () => {
  it('hold any fields in any order, as long as those that are always there are among them', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...NOTE_PARTS]), (parts) => {
        const isWhole = PARTS_ALWAYS_THERE.every((part) => parts.includes(part));
        const wrong = wrongNoteTemplates([template({ fields: parts.map((part) => ({ part })) })]);
        expect(wrong === undefined).toBe(isWhole);
      }),
    );
  });

  it.each(NOTE_PARTS)('begin %s with a text of their own only where the patient wrote nothing', (part) => {
    const fields = STANDARD_FIELDS.map((field) => (field.part === part ? { part, prefill: 'Text' } : field));
    expect(wrongNoteTemplates([template({ fields })]) !== undefined).toBe(
      PARTS_WITHOUT_PREFILL.includes(part),
    );
  });

  it('have each field once', () => {
    expect(wrongNoteTemplates([template({ fields: [...STANDARD_FIELDS, { part: 'kva' }] })])).toBeDefined();
  });

  it('are one for a role and one for all others', () => {
    const ofNurses = template({ templateId: 'n', role: 'nurse' });
    expect(wrongNoteTemplates([template(), ofNurses])).toBeUndefined();
    expect(wrongNoteTemplates([template(), template({ templateId: 'b' })])).toBeDefined();
    expect(wrongNoteTemplates([ofNurses, { ...ofNurses, templateId: 'm' }])).toBeDefined();
    expect(wrongNoteTemplates([ofNurses, { ...ofNurses, role: 'physician' }])).toBeDefined();
  });
});
