import { z } from 'zod';
import { label } from '../fields.js';

/** What a note can hold, in the order of the standard template (domain 4.5): texts, and the two places for diagnosis codes. */
export const NOTE_PARTS = [
  'kontaktorsak',
  'anamnes',
  'status',
  'bedomning',
  'atgard',
  'information',
  'mainDiagnosis',
  'secondaryDiagnoses',
  'kva',
] as const;
export type NotePart = (typeof NOTE_PARTS)[number];

/** Parts that no template leaves out. */
export const PARTS_ALWAYS_THERE: readonly NotePart[] = [
  'status',
  'bedomning',
  'mainDiagnosis',
  'secondaryDiagnoses',
];
/** Parts that a template puts no text into: what the patient sent is there already, and codes are no text. */
export const PARTS_WITHOUT_PREFILL: readonly NotePart[] = [
  'kontaktorsak',
  'anamnes',
  'mainDiagnosis',
  'secondaryDiagnoses',
];

/** One field of a template. */
export const templateField = z.object({
  part: z.enum(NOTE_PARTS),
  /** The unit's own heading; absent = the usual one. */
  heading: label.optional(),
  /** What the field begins with. */
  prefill: z.string().trim().min(1).max(2_000).optional(),
});
export type TemplateField = z.output<typeof templateField>;
/** The fields of a template in their order; what is not among them is not shown. */
export const templateFields = z.array(templateField).min(PARTS_ALWAYS_THERE.length).max(NOTE_PARTS.length);

/** The fields where a unit has no template of its own. */
export const STANDARD_FIELDS: readonly TemplateField[] = NOTE_PARTS.map((part) => ({ part }));
