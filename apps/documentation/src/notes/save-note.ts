import { Inject, Injectable } from '@nestjs/common';
import { saveNote, type Note } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { isRefused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision, type OutboxEntry } from '@om/persistence';
import { CLOCK, type Clock } from '@om/platform';
import type { Model } from 'mongoose';
import { chosenCodes, type ChosenCodes } from '../codes/chosen-codes.js';
import { refusal } from '../documentation.errors.js';
import { auditRow } from './audit.js';
import type { Authorship } from './authorship.js';
import { noteIdOf, noteModel, noteOf, type NoteDocument } from './note.schema.js';
import type { Template } from './template.js';

/** A save by its author. */
export interface Save extends Authorship {
  readonly payload: Payload<typeof saveNote>;
  readonly commandId: string;
}

/** What a save changes. */
type Draft = Pick<NoteDocument, 'texts' | 'mainDiagnosis' | 'secondaryDiagnoses' | 'savedAt'>;

/**
 * What is kept of a save with the note, for a repeat of it. The words are not: the repeat brings them itself, and fifty
 * copies of a long note would outgrow the document.
 */
interface Saved {
  readonly version: number;
  readonly savedAt: Date;
}

/** Saves drafts: each save is one guarded write, so that what was answered "saved" survives a crash. */
@Injectable()
export class SaveNote {
  private readonly store: AggregateStore<NoteDocument>;

  constructor(
    @Inject(modelToken(noteModel.name)) private readonly model: Model<NoteDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('documentation.not-found').refused });
  }

  async save(save: Save): Promise<{ note: Note } | Refused> {
    const codes = chosenCodes(save.payload);
    if (isRefused(codes)) return codes;
    const saved = await (save.payload.expectedVersion === 0
      ? this.create(save, codes)
      : this.change(save, codes));
    if (isRefused(saved)) return saved;
    return { note: noteOf({ ...unsaved(save, codes), ...(await this.begunWith(save)), ...saved }) };
  }

  /** The template that the note began with: not always the one it would begin with now. */
  private async begunWith({ visit, author }: Save): Promise<Template | null> {
    const template = { template: 1, templateVersion: 1, fields: 1, _id: 0 } as const;
    return this.model.findById(noteIdOf(visit._id, author.personId), template).lean<Template>().exec();
  }

  /** The first save. When the note is there already, this is a repeat of it, or another window was first. */
  private async create(save: Save, codes: ChosenCodes): Promise<Saved | Refused> {
    const savedAt = this.clock.now();
    const saved: Saved = { version: 1, savedAt };
    const outbox = audited(save, savedAt, 'create');
    const note = { ...unsaved(save, codes), savedAt };
    const created = await this.store.create(note, { id: save.commandId }, saved, outbox);
    return created === 'created' ? saved : this.change(save, codes);
  }

  private change(save: Save, codes: ChosenCodes): Promise<Saved | Refused> {
    const { commandId, payload, visit, author, lockOf } = save;
    const draft = { texts: payload.texts, ...codes, savedAt: this.clock.now() };
    const outbox = audited(save, draft.savedAt, 'change');
    return this.store.execute(noteIdOf(visit._id, author.personId), { id: commandId }, (stored) =>
      lockOf(stored.savedAt)
        ? refusal('documentation.note-locked')
        : decideSave(stored, draft, payload.expectedVersion, outbox),
    );
  }
}

/** The note as this save has it, but for version and time. */
const unsaved = ({ visit, author: { personId, name }, template, payload }: Save, codes: ChosenCodes) => ({
  _id: noteIdOf(visit._id, personId),
  visitId: visit._id,
  author: { personId, name },
  ...template,
  texts: payload.texts,
  ...codes,
});

const audited = (
  { visit, author, commandId }: Save,
  at: Date,
  action: 'create' | 'change',
): OutboxEntry[] => {
  const row = auditRow(visit, author, { id: commandId, at, action, what: saveNote.name });
  return [{ id: commandId, at, kind: 'audit', row }];
};

/** A save on the version the author saw replaces the whole draft; on an older one it is refused, nothing is merged. Pure. */
export const decideSave = (
  stored: NoteDocument,
  draft: Draft,
  expectedVersion: number,
  outbox: OutboxEntry[],
): Decision<NoteDocument, Saved> =>
  stored.version === expectedVersion
    ? { state: draft, answer: { version: stored.version + 1, savedAt: draft.savedAt }, outbox }
    : refusal('documentation.stale-version', { params: { version: stored.version } });
