import { exampleNote, NOTE_PARTS } from '@om/contracts/documentation';
import { describe, expect, it } from '@jest/globals';
import {
  contentOf,
  fieldsOf,
  firstEmptyField,
  meet,
  noteNotRead,
  withSecondary,
  type NoteDraft,
} from './note-content.js';

const typed = (version: number, status: string): NoteDraft => ({
  version,
  content: { ...contentOf(exampleNote), texts: { ...exampleNote.texts, status } },
});

describe("the browser's unsaved note and the server's", () => {
  it('shows the saved note when nothing is unsaved', () => {
    expect(meet(exampleNote, undefined)).toEqual({ kind: 'clean', content: contentOf(exampleNote) });
  });
  it('keeps unsaved words that were written on the version the server has', () => {
    const meeting = meet(exampleNote, typed(1, 'Öm över axeln'));
    expect(meeting.kind).toBe('unsaved');
    expect(meeting.content.texts.status).toBe('Öm över axeln');
  });
  it('asks when another window has saved something else in between, and shows the own words', () => {
    const meeting = meet({ ...exampleNote, version: 2 }, typed(1, 'Öm över axeln'));
    expect(meeting.kind).toBe('conflict');
    expect(meeting.content.texts.status).toBe('Öm över axeln');
  });
  it('does not ask when the other window saved the same words', () => {
    const saved = { ...exampleNote, version: 2, texts: { ...exampleNote.texts, status: 'Lika' } };
    expect(meet(saved, typed(1, 'Lika')).kind).toBe('clean');
  });
});

describe('unsaved words about a note that cannot be read', () => {
  it('are shown as unsaved, and saved on the version they were written on', () => {
    const draft = typed(3, 'Öm över axeln');
    expect(meet(noteNotRead(draft), draft)).toEqual({ kind: 'unsaved', content: draft.content });
    expect(noteNotRead(draft).version).toBe(3);
  });
  it('meet the note when it is there again, as any words do', () => {
    const draft = typed(1, 'Öm över axeln');
    expect(meet(exampleNote, draft).kind).toBe('unsaved');
    expect(meet({ ...exampleNote, version: 2 }, draft).kind).toBe('conflict');
  });
});

describe('the fields of the note', () => {
  it('lead to the first empty one after the end', () => {
    expect(firstEmptyField(contentOf(exampleNote), fieldsOf(exampleNote))).toBe('status');
    expect(firstEmptyField(contentOf(exampleNote), [{ part: 'mainDiagnosis' }, { part: 'anamnes' }])).toBe(
      'anamnes',
    );
  });
  it('are those of the template the note began with, in its order', () => {
    const fields = [{ part: 'bedomning' as const }, { part: 'status' as const }];
    expect(fieldsOf({ ...exampleNote, fields })).toBe(fields);
    expect(fieldsOf(exampleNote).map(({ part }) => part)).toEqual(NOTE_PARTS);
  });
  it('take a secondary diagnosis once, and never the main one', () => {
    const content = contentOf(exampleNote);
    const pain = { code: 'M25.5', term: 'Ledvärk' };
    const once = withSecondary(withSecondary(content, pain), pain);
    expect(once.secondaryDiagnoses).toEqual([pain]);
    expect(withSecondary(content, { code: 'M75.4', term: 'Impingement' })).toBe(content);
  });
});
