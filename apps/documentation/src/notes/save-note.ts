import { Inject, Injectable } from '@nestjs/common';
import { saveNote, type ClinicianPrincipal, type Note } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { isRefused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision, type OutboxEntry } from '@om/persistence';
import { CLOCK, type Clock } from '@om/platform';
import type { Model } from 'mongoose';
import { chosenCodes, type ChosenCodes } from '../codes/chosen-codes.js';
import { refusal } from '../documentation.errors.js';
import type { DocumentedVisit } from '../visits/visit.schema.js';
import { auditRow } from './audit.js';
import { noteIdOf, noteModel, noteOf, type NoteDocument } from './note.schema.js';
import { TEMPLATE } from './template.js';

/** A save by its author. */
export interface Save {
  readonly payload: Payload<typeof saveNote>;
  readonly visit: DocumentedVisit;
  readonly author: ClinicianPrincipal;
  readonly commandId: string;
  /** Since when the stored note is locked, when it was last saved then. */
  readonly lockOf: (savedAt: Date) => Date | undefined;
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
    @Inject(modelToken(noteModel.name)) model: Model<NoteDocument>,
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
    return { note: noteOf({ ...unsaved(save, codes), ...saved, handled: [], outbox: [] }) };
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
const unsaved = ({ visit, author: { personId, name }, payload }: Save, codes: ChosenCodes) => ({
  _id: noteIdOf(visit._id, personId),
  visitId: visit._id,
  author: { personId, name },
  template: TEMPLATE,
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
