import { describe, expect, it } from '@jest/globals';
import { exampleNote, NOTE_FIELDS, type Note } from '@om/contracts';
import fc from 'fast-check';
import { copyText, leftOutOf } from './copy-text.js';
import { noteIdOf, type NoteDocument } from './note.schema.js';
import { decideSave } from './save-note.js';
import { HEADINGS, prefilled } from './template.js';

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

  it('leaves the diagnoses out and says which', () => {
    const note = { ...exampleNote, secondaryDiagnoses: [{ code: 'R05.9', term: 'Hosta' }] };
    expect(copyText(note)).not.toMatch(/M75\.4|Impingement|R05|Hosta/);
    expect(leftOutOf(note)).toEqual(['mainDiagnosis', 'secondaryDiagnoses']);
    expect(leftOutOf({ mainDiagnosis: null, secondaryDiagnoses: [] })).toEqual([]);
  });
});

describe('a new note', () => {
  it('is prefilled with the reason, the patient’s own words and answers', () => {
    const visit = {
      reason: 'Axelbesvär',
      ownWords: 'Ont i axeln.',
      answers: [{ question: 'Hur länge?', answer: 'Tre veckor' }],
    };
    expect(prefilled(visit)).toMatchObject({
      kontaktorsak: 'Axelbesvär',
      anamnes: 'Ont i axeln.\nHur länge? Tre veckor',
      status: '',
    });
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
