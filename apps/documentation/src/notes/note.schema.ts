import type { Note } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** A clinician's note of a visit. `_id` is `<visit id>:<HSA-id>`: one a person and visit. */
export interface NoteDocument extends AggregateFields {
  noteId: string;
  visitId: string;
  author: Note['author'];
  template: string;
  texts: Note['texts'];
  mainDiagnosis: Note['mainDiagnosis'];
  secondaryDiagnoses: Note['secondaryDiagnoses'];
  savedAt: Date;
}

/** Collection `notes`. */
export const noteModel: ModelDefinition = {
  name: 'Note',
  collection: 'notes',
  schema: new Schema(
    {
      ...aggregateSchemaFields,
      noteId: { type: String, required: true },
      visitId: { type: String, required: true },
      author: { type: Schema.Types.Mixed, required: true },
      template: { type: String, required: true },
      texts: { type: Schema.Types.Mixed, required: true },
      mainDiagnosis: { type: Schema.Types.Mixed, default: null },
      secondaryDiagnoses: { type: [Schema.Types.Mixed], required: true },
      savedAt: { type: Date, required: true },
    },
    { versionKey: false },
  ).index({ visitId: 1 }),
};

/** The document's id for an author's note of a visit. */
export const noteKey = (visitId: string, personId: string): string => `${visitId}:${personId}`;

/** A stored note as others see it. */
export const noteOf = (stored: NoteDocument): Note => ({
  noteId: stored.noteId,
  visitId: stored.visitId,
  author: stored.author,
  version: stored.version,
  template: stored.template,
  texts: stored.texts,
  mainDiagnosis: stored.mainDiagnosis,
  secondaryDiagnoses: stored.secondaryDiagnoses,
  savedAt: stored.savedAt.toISOString(),
});
