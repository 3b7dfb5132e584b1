import {
  STANDARD_FIELDS,
  type DiagnosisCode,
  type Note,
  type NoteField,
  type NotePart,
  type TemplateField,
} from '@om/contracts/documentation';

/** What a clinician can change in a note. */
export interface NoteContent {
  readonly texts: Readonly<Record<NoteField, string>>;
  readonly mainDiagnosis: DiagnosisCode | null;
  readonly secondaryDiagnoses: readonly DiagnosisCode[];
}

/** Unsaved changes as they lie in the browser's storage: the words, and the version they were written on. */
export interface NoteDraft {
  readonly version: number;
  readonly content: NoteContent;
}

/** What the pane needs of a note. */
export type NoteInHand = Omit<Note, 'noteId' | 'visitId' | 'author'>;

/**
 * Stands in for a note that cannot be read just now: the version that the unsaved words were written on, and none of its own. So
 * the words stay on the screen, can be gone on with, and are saved as soon as that is possible.
 */
export const noteNotRead = ({ version, content }: NoteDraft): NoteInHand => ({
  version,
  template: '',
  texts: Object.fromEntries(Object.keys(content.texts).map((field) => [field, ''])) as Note['texts'],
  mainDiagnosis: null,
  secondaryDiagnoses: [],
});

export const contentOf = (note: NoteInHand): NoteContent => ({
  texts: note.texts,
  mainDiagnosis: note.mainDiagnosis,
  secondaryDiagnoses: note.secondaryDiagnoses,
});

const plain = (content: NoteContent): string =>
  JSON.stringify([
    Object.entries(content.texts).sort(([a], [b]) => a.localeCompare(b)),
    content.mainDiagnosis?.code ?? null,
    content.secondaryDiagnoses.map((row) => row.code),
  ]);

export const sameContent = (a: NoteContent, b: NoteContent): boolean => plain(a) === plain(b);

/** What is to be shown and done when the server's note and the browser's unsaved words meet. */
export type Meeting =
  /** Nothing unsaved, or the same words: the draft can go. */
  | { readonly kind: 'clean'; readonly content: NoteContent }
  /** Unsaved words on top of the version the server has: save them. */
  | { readonly kind: 'unsaved'; readonly content: NoteContent }
  /** Both have changed: the person chooses, and nothing is lost before that. */
  | { readonly kind: 'conflict'; readonly content: NoteContent };

/** Compares the browser's draft with the server's note. */
export const meet = (note: NoteInHand, draft: NoteDraft | undefined): Meeting => {
  if (!draft) return { kind: 'clean', content: contentOf(note) };
  if (sameContent(draft.content, contentOf(note))) return { kind: 'clean', content: contentOf(note) };
  return { kind: draft.version === note.version ? 'unsaved' : 'conflict', content: draft.content };
};

/** The fields of the note as they are shown, in the order of its template (domain 4.5). */
export const fieldsOf = ({ fields }: Pick<NoteInHand, 'fields'>): readonly TemplateField[] =>
  fields ?? STANDARD_FIELDS;

/** Whether it is a text, and not a place for codes. */
export const isText = (part: NotePart): part is NoteField =>
  part !== 'mainDiagnosis' && part !== 'secondaryDiagnoses';

/** The field that focus goes to after *Avsluta besök*: the first one without words, else the first. */
export const firstEmptyField = (
  content: NoteContent,
  fields: readonly TemplateField[],
): NoteField | undefined => {
  const texts = fields.map(({ part }) => part).filter(isText);
  return texts.find((field) => content.texts[field].trim() === '') ?? texts[0];
};

/** Adds a code once; the main diagnosis is never also a secondary one. */
export const withSecondary = (content: NoteContent, code: DiagnosisCode): NoteContent =>
  content.mainDiagnosis?.code === code.code ||
  content.secondaryDiagnoses.some((row) => row.code === code.code)
    ? content
    : { ...content, secondaryDiagnoses: [...content.secondaryDiagnoses, code] };
