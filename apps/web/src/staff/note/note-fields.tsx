import { LIMITS } from '@om/contracts';
import type { NoteField, TemplateField } from '@om/contracts/documentation';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { counterOf } from '../../ui/character-counter.js';
import { Swedish } from '../../language/swedish.js';
import { Textarea } from '../../ui/fields.js';
import { MainDiagnosis, SecondaryDiagnoses } from './diagnoses.js';
import { firstEmptyField, type NoteContent } from './note-content.js';
import { usePartName } from './part-name.js';

interface NoteFieldsProps {
  readonly fields: readonly TemplateField[];
  readonly content: NoteContent;
  readonly onChange: (content: NoteContent) => void;
  /** It can be read and copied, and not changed. */
  readonly locked: boolean;
}

/** All fields of the note, with the headings and in the order of its template. */
export const NoteFields = ({ fields, content, onChange, locked }: NoteFieldsProps) => {
  const nameOf = usePartName();
  const firstEmpty = firstEmptyField(content, fields);
  return fields.map(({ part, heading }) => {
    const name = heading ?? nameOf(part);
    if (part === 'mainDiagnosis')
      return <MainDiagnosis key={part} name={name} content={content} onChange={onChange} locked={locked} />;
    if (part === 'secondaryDiagnoses')
      return (
        <SecondaryDiagnoses key={part} name={name} content={content} onChange={onChange} locked={locked} />
      );
    return (
      <Field
        key={part}
        name={part}
        label={heading === undefined ? name : <Swedish>{heading}</Swedish>}
        text={content.texts[part]}
        locked={locked}
        isFirstEmpty={part === firstEmpty && !locked}
        onText={(text) => {
          onChange({ ...content, texts: { ...content.texts, [part]: text } });
        }}
      />
    );
  });
};

interface FieldProps {
  readonly name: NoteField;
  readonly label: ReactNode;
  readonly text: string;
  readonly locked: boolean;
  readonly isFirstEmpty: boolean;
  readonly onText: (text: string) => void;
}

const Field = ({ name, label, text, locked, isFirstEmpty, onText }: FieldProps) => {
  const { t } = useTranslation('staff');
  const counter = counterOf(text, LIMITS.noteField);
  return (
    <div className="om-note-field">
      <Textarea
        label={label}
        value={text}
        readOnly={locked}
        minRows={name === 'kontaktorsak' || name === 'kva' || name === 'information' ? 1 : 2}
        maxRows={14}
        {...(isFirstEmpty ? { 'data-first-empty': true } : {})}
        error={counter.kind === 'over' ? t('note.tooLong', { count: counter.count }) : undefined}
        onChange={(event) => {
          onText(event.target.value);
        }}
      />
      {counter.kind === 'left' && (
        <p className="om-muted om-small" role="status">
          {t('note.left', { count: counter.count })}
        </p>
      )}
      <p className="om-print-only">{text}</p>
    </div>
  );
};
