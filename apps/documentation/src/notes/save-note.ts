import { Inject, Injectable } from '@nestjs/common';
import { saveNote, type ClinicianPrincipal, type Note } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { isRefused } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, type Decision, type OutboxEntry } from '@om/persistence';
import { CLOCK, IDS, type Clock, type Ids } from '@om/platform';
import type { Model } from 'mongoose';
import { chosenCodes, type ChosenCodes } from '../codes/chosen-codes.js';
import { refusal } from '../documentation.errors.js';
import type { DocumentedVisit } from '../visits/visit.schema.js';
import { auditRow } from './audit.js';
import { noteKey, noteModel, noteOf, type NoteDocument } from './note.schema.js';
import { TEMPLATE } from './template.js';

/** A save by its author. */
export interface Save {
  readonly payload: Payload<typeof saveNote>;
  readonly visit: DocumentedVisit;
  readonly author: ClinicianPrincipal;
  readonly commandId: string;
}

/** Saves drafts: each save is one guarded write, so that what was answered "saved" survives a crash. */
@Injectable()
export class SaveNote {
  private readonly store: AggregateStore<NoteDocument>;

  constructor(
    @Inject(modelToken(noteModel.name)) model: Model<NoteDocument>,
    relay: OutboxRelay,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {
    this.store = new AggregateStore(model, relay, { missing: refusal('documentation.not-found').refused });
  }

  async save(save: Save): Promise<{ note: Note } | Refused> {
    const codes = chosenCodes(save.payload);
    if (isRefused(codes)) return codes;
    return save.payload.expectedVersion === 0 ? this.create(save, codes) : this.change(save, codes);
  }

  /** The first save. When the note is there already, this is a repeat of it, or another window was first. */
  private async create(save: Save, codes: ChosenCodes): Promise<{ note: Note } | Refused> {
    const { visit, author, commandId, payload } = save;
    const at = this.clock.now();
    const fields = {
      _id: noteKey(visit._id, author.personId),
      noteId: this.ids.next(),
      visitId: visit._id,
      author: { personId: author.personId, name: author.name },
      template: TEMPLATE,
      texts: payload.texts,
      ...codes,
      savedAt: at,
    };
    const note = noteOf({ ...fields, version: 1, handled: [], outbox: [] });
    const outbox = this.audited(save, at, 'create');
    const created = await this.store.create(fields, { id: commandId }, { note }, outbox);
    return created === 'created' ? { note } : this.change(save, codes);
  }

  private change(save: Save, codes: ChosenCodes): Promise<{ note: Note } | Refused> {
    const at = this.clock.now();
    const outbox = this.audited(save, at, 'change');
    const key = noteKey(save.visit._id, save.author.personId);
    return this.store.execute(key, { id: save.commandId }, (stored) =>
      decideSave(
        stored,
        { texts: save.payload.texts, ...codes, savedAt: at },
        save.payload.expectedVersion,
        outbox,
      ),
    );
  }

  private audited({ visit, author, commandId }: Save, at: Date, action: 'create' | 'change'): OutboxEntry[] {
    const row = auditRow(visit, author, { id: commandId, at, action, what: saveNote.name });
    return [{ id: commandId, at, kind: 'audit', row }];
  }
}

/** A save on the version the author saw replaces the whole draft; on an older one it is refused, nothing is merged. Pure. */
export const decideSave = (
  stored: NoteDocument,
  draft: Pick<NoteDocument, 'texts' | 'mainDiagnosis' | 'secondaryDiagnoses' | 'savedAt'>,
  expectedVersion: number,
  outbox: OutboxEntry[],
): Decision<NoteDocument, { note: Note }> => {
  if (stored.version !== expectedVersion) {
    return refusal('documentation.stale-version', { params: { version: stored.version } });
  }
  const note = noteOf({ ...stored, ...draft, version: stored.version + 1 });
  return { state: draft, answer: { note }, outbox };
};
