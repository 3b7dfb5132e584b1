import {
  NOTE_FIELDS,
  STANDARD_FIELDS,
  type ClinicianPrincipal,
  type Note,
  type NoteField,
  type TemplateField,
} from '@om/contracts';
import type { DocumentedUnit } from '../units/unit.schema.js';
import type { DocumentedVisit } from '../visits/visit.schema.js';

/** What a note begins with and keeps: name and fields of a template, and the version of the unit's settings they are from. */
export interface Template {
  readonly template: Note['template'];
  readonly templateVersion?: number | undefined;
  readonly fields: readonly TemplateField[];
}

/** Where the unit has no template for the role. */
export const STANDARD_TEMPLATE: Template = { template: 'Rådgivning', fields: STANDARD_FIELDS };

/** Usual headings of the text fields as they stand in the record system (domain 4.5). */
export const HEADINGS: Readonly<Record<NoteField, string>> = {
  kontaktorsak: 'Kontaktorsak',
  anamnes: 'Anamnes',
  status: 'Status',
  bedomning: 'Bedömning',
  atgard: 'Åtgärd och planering',
  information: 'Information till patienten',
  kva: 'KVÅ',
};

/** The template of a role at a unit (domain 4.5): the role's own, else the one for all roles, else the standard one. */
export const templateFor = (
  unit: DocumentedUnit | null,
  { role }: Pick<ClinicianPrincipal, 'role'>,
): Template => {
  const templates = unit?.noteTemplates ?? [];
  const own =
    templates.find((template) => template.role === role) ??
    templates.find((template) => template.role === undefined);
  return own && unit
    ? { template: own.name, templateVersion: unit.version, fields: own.fields }
    : STANDARD_TEMPLATE;
};

/**
 * The fields of a note as they are shown and copied: those of its template, and after them any that hold something all the
 * same, so that a template never hides what somebody has written.
 */
export const shownFields = (
  fields: readonly TemplateField[],
  texts: Readonly<Record<NoteField, string>>,
): TemplateField[] => {
  const shown = new Set(fields.map(({ part }) => part));
  const filled = NOTE_FIELDS.filter((field) => texts[field].trim() !== '' && !shown.has(field));
  return [...fields, ...filled.map((part) => ({ part }))];
};

/**
 * The note before anything is written: the texts of the template, and in *Kontaktorsak* and *Anamnes*, where it has them, what the
 * patient sent, editable (domain 4.5).
 */
export const prefilled = (
  { reason, ownWords, answers }: Pick<DocumentedVisit, 'reason' | 'ownWords' | 'answers'>,
  fields: readonly TemplateField[],
): Record<NoteField, string> => {
  const sent: Partial<Record<NoteField, string>> = {
    kontaktorsak: reason,
    anamnes: [ownWords, ...answers.map(({ question, answer }) => `${question} ${answer}`)]
      .filter((line) => line !== '')
      .join('\n'),
  };
  const textOf = (name: NoteField): string => {
    const field = fields.find(({ part }) => part === name);
    return field ? (sent[name] ?? field.prefill ?? '') : '';
  };
  return {
    kontaktorsak: textOf('kontaktorsak'),
    anamnes: textOf('anamnes'),
    status: textOf('status'),
    bedomning: textOf('bedomning'),
    atgard: textOf('atgard'),
    information: textOf('information'),
    kva: textOf('kva'),
  };
};
