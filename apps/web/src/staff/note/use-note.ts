import { getNote, saveNote } from '@om/contracts/documentation';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLink } from '../../connection/link.js';
import { problemFrom, type Problem } from '../../connection/problem.js';
import { useDraft } from '../../drafts/use-draft.js';
import {
  meet,
  sameContent,
  type Meeting,
  type NoteContent,
  type NoteDraft,
  type NoteInHand,
} from './note-content.js';

/** Typing must pause this long before the note is saved; trying again after a failure. Milliseconds. */
const SAVE_AFTER_MS = 1_200;
const AGAIN_AFTER_MS = 5_000;

export interface NoteEditing {
  readonly note: NoteInHand;
  readonly meeting: Meeting;
  readonly saving: boolean;
  readonly problem: Problem | undefined;
  readonly change: (content: NoteContent) => void;
  /** Saves now what is unsaved, for example before copying. */
  readonly flush: () => Promise<void>;
  /** After a conflict: the own words, or those of the other window. */
  readonly keepMine: () => void;
  readonly takeOther: () => void;
}

/**
 * The note while it is being written. Every change lies encrypted in the browser at once and is saved a moment later; a note
 * that was saved in another window in between is never overwritten without a question.
 */
export const useNote = (visitId: string, initial: NoteInHand): NoteEditing => {
  const { http, commands } = useLink();
  const [note, setNote] = useState(initial);
  const [kept, keep] = useDraft(draftKey(visitId));
  const draft = draftIn(kept);
  const meeting = meet(note, draft);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [retries, setRetries] = useState(0);
  const typedHere = useRef(false);

  const newest = useCallback((next: NoteInHand) => {
    setNote((known) => (next.version >= known.version ? next : known));
  }, []);
  useEffect(() => {
    newest(initial);
  }, [initial, newest]);
  const reload = useCallback(
    async () => newest((await http.get(`/api/staff/visits/${visitId}/note`, getNote.answer)).note),
    [http, visitId, newest],
  );
  const save = useEffectEvent(async () => {
    if (meeting.kind !== 'unsaved' || saving) return;
    setSaving(true);
    const { content } = meeting;
    try {
      const answer = await commands.run(
        `note:${visitId}:${note.version}:${JSON.stringify(content)}`,
        (commandId) =>
          http.put(
            `/api/staff/visits/${visitId}/note`,
            bodyOf(content, note.version, commandId),
            saveNote.answer,
          ),
      );
      newest(answer.note);
      setProblem(undefined);
      onSaved(content, answer.note.version);
    } catch (error) {
      const failure = problemFrom(error);
      if (failure.code === 'documentation.stale-version') await reload().catch(() => undefined);
      else setProblem(failure);
      if (failure.retry || failure.status === 0)
        setTimeout(() => {
          setRetries((count) => count + 1);
        }, AGAIN_AFTER_MS);
    } finally {
      setSaving(false);
    }
  });
  const onSaved = useEffectEvent((saved: NoteContent, version: number) => {
    const now = draftIn(kept);
    if (!now || sameContent(now.content, saved)) keep('');
    else keep(JSON.stringify({ version, content: now.content } satisfies NoteDraft));
  });
  useEffect(() => {
    if (kept === '') return undefined;
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [kept, retries, saving]);
  useOtherWindow(kept, typedHere, reload);

  return {
    note,
    meeting,
    saving,
    problem,
    change: (content) => {
      typedHere.current = true;
      const version = meeting.kind === 'conflict' ? (draft?.version ?? note.version) : note.version;
      keep(JSON.stringify({ version, content } satisfies NoteDraft));
    },
    flush: () => saveNow(save),
    keepMine: () => {
      keep(JSON.stringify({ version: note.version, content: meeting.content } satisfies NoteDraft));
    },
    takeOther: () => {
      keep('');
    },
  };
};

const draftKey = (visitId: string): string => `note:${visitId}`;
const draftIn = (kept: string): NoteDraft | undefined =>
  kept === '' ? undefined : (JSON.parse(kept) as NoteDraft);

/** The unsaved words about a visit, if there are any. */
export const useNoteDraft = (visitId: string): NoteDraft | undefined =>
  draftIn(useDraft(draftKey(visitId))[0]);

const saveNow = (save: () => Promise<void>): Promise<void> => save();

const bodyOf = (content: NoteContent, expectedVersion: number, commandId: string) => ({
  commandId,
  expectedVersion,
  texts: content.texts,
  mainDiagnosis: content.mainDiagnosis?.code ?? null,
  secondaryDiagnoses: content.secondaryDiagnoses.map((row) => row.code),
});

/** A draft that goes away without us means that another window of the same person has saved it. */
const useOtherWindow = (kept: string, typedHere: { current: boolean }, reload: () => Promise<void>): void => {
  const before = useRef(kept);
  useEffect(() => {
    const wasSavedElsewhere = before.current !== '' && kept === '' && !typedHere.current;
    before.current = kept;
    if (kept === '') typedHere.current = false;
    if (wasSavedElsewhere) void reload().catch(() => undefined);
  }, [kept, typedHere, reload]);
};
