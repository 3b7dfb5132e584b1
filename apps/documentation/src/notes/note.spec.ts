import { describe, expect, it } from '@jest/globals';
import { exampleNote, NOTE_FIELDS, STANDARD_FIELDS, type Note, type TemplateField } from '@om/contracts';
import fc from 'fast-check';
import { copyText, leftOutOf } from './copy-text.js';
import { noteIdOf, type NoteDocument } from './note.schema.js';
import { decideSave } from './save-note.js';
import { HEADINGS, prefilled, shownFields, STANDARD_TEMPLATE, templateFor } from './template.js';

const texts = fc.record(
  Object.fromEntries(
    NOTE_FIELDS.map((field) => [field, fc.oneof(fc.constant(''), fc.constant('  '), fc.string())]),
  ),
) as fc.Arbitrary<Note['texts']>;

describe('Kopiera anteckningen', () => {
  it('takes every filled-in field with its heading, in the order of the template, and no empty one', () => {
    fc.assert(
      fc.property(texts, (filled) => {
        const expected = NOTE_FIELDS.filter((field) => filled[field].trim() !== '');
        const blocks = expected.map((field) => `${HEADINGS[field]}\n${filled[field].trim()}`);
        expect(copyText({ texts: filled })).toBe(blocks.join('\n\n'));
      }),
    );
  });

  it('has the headings and the order of the template', () => {
    const fields: TemplateField[] = [
      { part: 'bedomning', heading: 'Bedömning och råd' },
      { part: 'mainDiagnosis', heading: 'Kod' },
      { part: 'status' },
    ];
    const filled = {
      ...exampleNote.texts,
      kontaktorsak: '',
      anamnes: '',
      status: 'Öm.',
      bedomning: 'Ofarligt.',
    };
    expect(copyText({ texts: filled, fields })).toBe('Bedömning och råd\nOfarligt.\n\nStatus\nÖm.');
  });

  it('leaves the diagnoses out and says which', () => {
    const note = { ...exampleNote, secondaryDiagnoses: [{ code: 'R05.9', term: 'Hosta' }] };
    expect(copyText(note)).not.toMatch(/M75\.4|Impingement|R05|Hosta/);
    expect(leftOutOf(note)).toEqual(['mainDiagnosis', 'secondaryDiagnoses']);
    expect(leftOutOf({ mainDiagnosis: null, secondaryDiagnoses: [] })).toEqual([]);
  });
});

describe('a new note', () => {
  const visit = {
    reason: 'Axelbesvär',
    ownWords: 'Ont i axeln.',
    answers: [{ question: 'Hur länge?', answer: 'Tre veckor' }],
  };

  it('is prefilled with the reason, the patient’s own words and answers', () => {
    expect(prefilled(visit, STANDARD_FIELDS)).toMatchObject({
      kontaktorsak: 'Axelbesvär',
      anamnes: 'Ont i axeln.\nHur länge? Tre veckor',
      status: '',
    });
  });

  it('begins with the texts of its template, never in place of what the patient sent', () => {
    const fields: TemplateField[] = [
      { part: 'anamnes', prefill: 'Mallens' },
      { part: 'status', prefill: 'Gott allmäntillstånd.' },
    ];
    expect(prefilled(visit, fields)).toEqual({
      kontaktorsak: '',
      anamnes: 'Ont i axeln.\nHur länge? Tre veckor',
      status: 'Gott allmäntillstånd.',
      bedomning: '',
      atgard: '',
      information: '',
      kva: '',
    });
  });
});

describe('the template of a note', () => {
  const fields: TemplateField[] = [{ part: 'status' }];
  const forAll = { templateId: 'a', name: 'Alla', fields };
  const forNurses = { templateId: 'n', name: 'Sköterskor', role: 'nurse' as const, fields };
  const unit = { _id: 'min-vard', version: 7, noteTemplates: [forAll, forNurses] };

  it('is the role’s own, else the unit’s for all roles, else the standard one', () => {
    expect(templateFor(unit, { role: 'nurse' })).toEqual({
      template: 'Sköterskor',
      templateVersion: 7,
      fields,
    });
    expect(templateFor(unit, { role: 'physician' }).template).toBe('Alla');
    expect(templateFor({ ...unit, noteTemplates: [forNurses] }, { role: 'physician' })).toBe(
      STANDARD_TEMPLATE,
    );
    expect(templateFor(null, { role: 'nurse' })).toBe(STANDARD_TEMPLATE);
  });

  it('never hides what is written, and shows each field once', () => {
    fc.assert(
      fc.property(texts, fc.shuffledSubarray([...STANDARD_FIELDS]), (filled, some) => {
        const shown = shownFields(some, filled).map(({ part }) => part);
        expect(shown.slice(0, some.length)).toEqual(some.map(({ part }) => part));
        expect(new Set(shown).size).toBe(shown.length);
        const written = NOTE_FIELDS.filter((field) => filled[field].trim() !== '');
        expect(shown).toEqual(expect.arrayContaining(written));
      }),
    );
  });
});

describe('the id of a note', () => {
  it('is the same for the same author and visit, and no other', () => {
    const { visitId, author } = exampleNote;
    expect(noteIdOf(visitId, author.personId)).toBe(noteIdOf(visitId, author.personId));
    expect(noteIdOf(visitId, author.personId)).not.toBe(noteIdOf(visitId, 'SE2321000131-P000000000021'));
    expect(noteIdOf(visitId, author.personId)).not.toBe(noteIdOf(exampleNote.noteId, author.personId));
  });
});

describe('saving a note', () => {
  const stored: NoteDocument = {
    ...exampleNote,
    _id: exampleNote.noteId,
    version: 3,
    handled: [],
    outbox: [],
    savedAt: new Date('2026-11-23T09:54:00.000Z'),
  };
  const draft = {
    texts: { ...exampleNote.texts, status: 'Ny status' },
    mainDiagnosis: null,
    secondaryDiagnoses: [],
    savedAt: new Date('2026-11-23T09:55:00.000Z'),
  };

  it('on the version its author saw replaces the draft', () => {
    expect(decideSave(stored, draft, 3, [])).toMatchObject({
      state: draft,
      answer: { version: 4, savedAt: draft.savedAt },
    });
  });

  it.each([0, 2, 4])(
    'on version %i, which is not the stored one, is refused and changes nothing',
    (version) => {
      const decision = decideSave(stored, draft, version, []);
      expect(decision).toMatchObject({
        refused: { code: 'documentation.stale-version', params: { version: 3 } },
      });
      expect(decision).not.toHaveProperty('state');
    },
  );
});
