import type { Note } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import { v5 } from 'uuid';

/** A clinician's note of a visit: one a person and visit, see {@link noteIdOf}. */
export interface NoteDocument extends AggregateFields {
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

/**
 * Id of an author's note of a visit (UUID version 5, RFC 9562): the same before and after the first save, so that two
 * first saves at once are one note.
 */
export const noteIdOf = (visitId: string, personId: string): string => v5(personId, visitId);

/** A stored note as others see it. */
export const noteOf = (stored: NoteDocument): Note => ({
  noteId: stored._id,
  visitId: stored.visitId,
  author: stored.author,
  version: stored.version,
  template: stored.template,
  texts: stored.texts,
  mainDiagnosis: stored.mainDiagnosis,
  secondaryDiagnoses: stored.secondaryDiagnoses,
  savedAt: stored.savedAt.toISOString(),
});
