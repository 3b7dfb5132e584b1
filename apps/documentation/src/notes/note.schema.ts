import type { Note, TemplateField } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import { v5 } from 'uuid';
import { shownFields, STANDARD_TEMPLATE } from './template.js';

/** A clinician's note of a visit: one a person and visit, see {@link noteIdOf}. */
export interface NoteDocument extends AggregateFields {
  visitId: string;
  author: Note['author'];
  template: string;
  templateVersion?: number | undefined;
  /** Of the template when the note began. Absent = the standard template's. */
  fields?: readonly TemplateField[] | undefined;
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
      templateVersion: Number,
      fields: { type: [Schema.Types.Mixed], default: undefined },
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

/** A note as it is stored, but for what only its store needs. */
type StoredNote = Omit<NoteDocument, keyof AggregateFields> & Pick<NoteDocument, '_id' | 'version'>;

/** A stored note as others see it. */
export const noteOf = (stored: StoredNote): Note => ({
  noteId: stored._id,
  visitId: stored.visitId,
  author: stored.author,
  version: stored.version,
  template: stored.template,
  ...(stored.templateVersion !== undefined && { templateVersion: stored.templateVersion }),
  fields: shownFields(stored.fields ?? STANDARD_TEMPLATE.fields, stored.texts),
  texts: stored.texts,
  mainDiagnosis: stored.mainDiagnosis,
  secondaryDiagnoses: stored.secondaryDiagnoses,
  savedAt: stored.savedAt.toISOString(),
});
