import { PARTS_ALWAYS_THERE, PARTS_WITHOUT_PREFILL, type NoteTemplate } from '@om/contracts';

const isUnique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** What does not fit together among the note templates of a unit (domain 4.5); undefined when all is well. */
export const wrongNoteTemplates = (templates: readonly NoteTemplate[]): string | undefined => {
  if (!isUnique(templates.map(({ templateId }) => templateId))) return 'a note template is there twice';
  if (!isUnique(templates.map(({ role }) => role))) return 'a role has one note template';
  return templates.map(wrongFields).find((wrong) => wrong !== undefined);
};

const wrongFields = ({ fields }: NoteTemplate): string | undefined => {
  const parts = fields.map(({ part }) => part);
  if (!isUnique(parts)) return 'a field of a note template is there twice';
  if (PARTS_ALWAYS_THERE.some((part) => !parts.includes(part)))
    return `a note template always has ${PARTS_ALWAYS_THERE.join(', ')}`;
  return fields.some(({ part, prefill }) => prefill !== undefined && PARTS_WITHOUT_PREFILL.includes(part))
    ? 'this field of a note does not begin with a text'
    : undefined;
};
