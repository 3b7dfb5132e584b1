import { LIMITS } from '@om/contracts';
import type { NoteField } from '@om/contracts/documentation';
import { useTranslation } from 'react-i18next';
import { counterOf } from '../../chat/message-length.js';
import { Textarea } from '../../ui/fields.js';
import { MainDiagnosis, SecondaryDiagnoses } from './diagnoses.js';
import { firstEmptyField, TEXT_FIELDS, type NoteContent } from './note-content.js';

interface NoteFieldsProps {
  readonly content: NoteContent;
  readonly onChange: (content: NoteContent) => void;
}

/** All fields of the note, in the order of the template. */
export const NoteFields = ({ content, onChange }: NoteFieldsProps) => {
  const firstEmpty = firstEmptyField(content);
  const field = (name: NoteField) => (
    <Field
      key={name}
      name={name}
      text={content.texts[name]}
      isFirstEmpty={name === firstEmpty}
      onText={(text) => {
        onChange({ ...content, texts: { ...content.texts, [name]: text } });
      }}
    />
  );
  return (
    <>
      {TEXT_FIELDS.map(field)}
      <MainDiagnosis content={content} onChange={onChange} />
      <SecondaryDiagnoses content={content} onChange={onChange} />
      {field('kva')}
    </>
  );
};

interface FieldProps {
  readonly name: NoteField;
  readonly text: string;
  readonly isFirstEmpty: boolean;
  readonly onText: (text: string) => void;
}

const Field = ({ name, text, isFirstEmpty, onText }: FieldProps) => {
  const { t } = useTranslation('staff');
  const counter = counterOf(text, LIMITS.noteField);
  return (
    <div className="om-note-field">
      <Textarea
        label={t(`note.field.${name}`)}
        value={text}
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
