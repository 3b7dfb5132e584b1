import { Inject, Injectable } from '@nestjs/common';
import { copyNote, getNote, printNote, type Note } from '@om/contracts';
import type { Answer, Refused } from '@om/messaging';
import { AuditTrail, modelToken } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { refusal } from '../documentation.errors.js';
import { auditRow } from './audit.js';
import type { Authorship } from './authorship.js';
import { copyText, leftOutOf } from './copy-text.js';
import { noteIdOf, noteModel, noteOf, type NoteDocument } from './note.schema.js';
import { prefilled } from './template.js';

/** Reads, copies and prints of a note; each writes its audit row before it answers (invariant 8). */
@Injectable()
export class ReadNote {
  constructor(
    @Inject(modelToken(noteModel.name)) private readonly model: Model<NoteDocument>,
    private readonly trail: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The author's note, or the prefilled template with version 0. */
  async read(authorship: Authorship): Promise<{ note: Note }> {
    const { visit, author, lockOf } = authorship;
    const saved = await this.noteOf(authorship);
    const lockedAt = saved.savedAt === undefined ? undefined : lockOf(new Date(saved.savedAt));
    const note = lockedAt ? { ...saved, lockedAt: lockedAt.toISOString() } : saved;
    const facts = { id: this.ids.next(), at: this.clock.now(), action: 'read', what: getNote.name } as const;
    await this.trail.record(auditRow(visit, author, facts));
    return { note };
  }

  /** The text for the record system; `commandId` makes the audit row of a repeated copy one row. */
  async copy(authorship: Authorship, commandId: string): Promise<Answer<typeof copyNote> | Refused> {
    const { visit, author } = authorship;
    const note = await this.noteOf(authorship);
    const text = copyText(note);
    if (text === '') return refusal('documentation.empty-note');
    const facts = { id: commandId, at: this.clock.now(), action: 'copy', what: copyNote.name } as const;
    await this.trail.record(auditRow(visit, author, facts));
    return { text, leftOut: leftOutOf(note) };
  }

  /** Nothing is handed out: the browser prints what it shows, and prints it only after this row. */
  async print({ visit, author }: Authorship, commandId: string): Promise<Answer<typeof printNote>> {
    const facts = { id: commandId, at: this.clock.now(), action: 'print', what: printNote.name } as const;
    await this.trail.record(auditRow(visit, author, facts));
    return {};
  }

  private async noteOf(authorship: Authorship): Promise<Note> {
    const { visit, author } = authorship;
    const stored = await this.model.findById(noteIdOf(visit._id, author.personId)).lean().exec();
    return stored ? noteOf(stored) : blankNote(authorship);
  }
}

/** What the author sees before the first save: the template, prefilled. */
const blankNote = ({ visit, author: { personId, name }, template }: Authorship): Note => ({
  noteId: noteIdOf(visit._id, personId),
  visitId: visit._id,
  author: { personId, name },
  version: 0,
  ...template,
  fields: [...template.fields],
  texts: prefilled(visit, template.fields),
  mainDiagnosis: null,
  secondaryDiagnoses: [],
});
