import { profession } from '@om/contracts';
import {
  NOTE_PARTS,
  PARTS_ALWAYS_THERE,
  PARTS_WITHOUT_PREFILL,
  STANDARD_FIELDS,
  type NotePart,
  type TemplateField,
} from '@om/contracts/documentation';
import type { NoteTemplate } from '@om/contracts/queue';
import { z } from 'zod';

/** A part of a note as it is typed; one that is not shown keeps its place until the template is saved. */
const partShape = z.object({
  part: z.enum(NOTE_PARTS),
  shown: z.boolean(),
  heading: z.string(),
  prefill: z.string(),
});
export type PartForm = z.output<typeof partShape>;
/** A template as it is typed; `role` is empty when it is for all roles without one of their own. */
export const templateShape = z.object({
  templateId: z.string(),
  name: z.string(),
  role: z.union([profession, z.literal('')]),
  parts: z.array(partShape).readonly(),
});
export type TemplateForm = z.output<typeof templateShape>;

const partForm = ({ part, heading = '', prefill = '' }: TemplateField, shown: boolean): PartForm => ({
  part,
  shown,
  heading,
  prefill,
});

export const templateForm = ({ templateId, name, role, fields }: NoteTemplate): TemplateForm => ({
  templateId,
  name,
  role: role ?? '',
  parts: [
    ...fields.map((field) => partForm(field, true)),
    ...NOTE_PARTS.filter((part) => fields.every((field) => field.part !== part)).map((part) =>
      partForm({ part }, false),
    ),
  ],
});

/** A new template begins as the standard one. */
export const newTemplate = (templateId: string, role: TemplateForm['role']): TemplateForm => ({
  ...templateForm({ templateId, name: '', fields: [...STANDARD_FIELDS] }),
  role,
});

export const isAlwaysThere = (part: NotePart): boolean => PARTS_ALWAYS_THERE.includes(part);
export const takesText = (part: NotePart): boolean => !PARTS_WITHOUT_PREFILL.includes(part);

/** The parts with one moved a place up or down; at the end it stays. */
export const moved = (parts: readonly PartForm[], part: NotePart, by: -1 | 1): readonly PartForm[] => {
  const from = parts.findIndex((one) => one.part === part);
  const [one, other] = [parts[from], parts[from + by]];
  return one && other ? parts.with(from, other).with(from + by, one) : parts;
};

export type TemplateProblem = 'name' | 'role';

/** What to put right: every template has a name, and every role one template. */
export const wrongIn = (form: TemplateForm, all: readonly TemplateForm[]): readonly TemplateProblem[] => [
  ...(form.name.trim() === '' ? (['name'] as const) : []),
  ...(all.some(({ templateId, role }) => templateId !== form.templateId && role === form.role)
    ? (['role'] as const)
    : []),
];

/** The template as it is saved. */
export const readTemplate = ({ templateId, name, role, parts }: TemplateForm): NoteTemplate => ({
  templateId,
  name: name.trim(),
  ...(role !== '' && { role }),
  fields: parts.filter(({ shown }) => shown).map(readPart),
});

const readPart = ({ part, heading, prefill }: PartForm): TemplateField => ({
  part,
  ...(heading.trim() !== '' && { heading: heading.trim() }),
  ...(takesText(part) && prefill.trim() !== '' && { prefill: prefill.trim() }),
});
