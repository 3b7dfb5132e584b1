import type { DiagnosisCode } from '@om/contracts/documentation';
import { PencilIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeSearch } from './code-search.js';
import { withSecondary, type NoteContent } from './note-content.js';

interface DiagnosesProps {
  /** Heading of the field. */
  readonly name: string;
  readonly content: NoteContent;
  readonly onChange: (content: NoteContent) => void;
  /** It can be read, and not changed. */
  readonly locked: boolean;
}

interface CodeRowProps {
  readonly code: DiagnosisCode;
  readonly label: string;
  readonly icon: 'change' | 'remove';
  /** Absent where it cannot be changed. */
  readonly onPress: (() => void) | undefined;
}

const CodeRow = ({ code, label, icon, onPress }: CodeRowProps) => (
  <div className="om-code-row">
    <span>
      <b>{code.code}</b> {code.term}
    </span>
    {onPress && (
      <button type="button" className="om-icon-button" onClick={onPress}>
        {icon === 'change' ? <PencilIcon title={label} /> : <XMarkIcon title={label} />}
      </button>
    )}
  </div>
);

/** *Huvuddiagnos*: one code, shown as a row that can be changed. */
export const MainDiagnosis = ({ name, content, onChange, locked }: DiagnosesProps) => {
  const { t } = useTranslation('staff');
  const [changing, setChanging] = useState(false);
  const chosen = content.mainDiagnosis;
  if (locked && !chosen) return null;
  if (!chosen || (changing && !locked)) {
    return (
      <CodeSearch
        label={name}
        focus={changing}
        onLeave={() => {
          setChanging(false);
        }}
        onChoose={(code) => {
          setChanging(false);
          onChange({
            ...content,
            mainDiagnosis: code,
            secondaryDiagnoses: content.secondaryDiagnoses.filter((row) => row.code !== code.code),
          });
        }}
      />
    );
  }
  return (
    <div className="om-note-field">
      <p className="om-field-label">{name}</p>
      <CodeRow
        code={chosen}
        icon="change"
        label={t('note.changeCode', { code: chosen.code })}
        onPress={
          locked
            ? undefined
            : () => {
                setChanging(true);
              }
        }
      />
    </div>
  );
};

/** *Bidiagnoser*: any number of codes, each with a way to take it out. */
export const SecondaryDiagnoses = ({ name, content, onChange, locked }: DiagnosesProps) => {
  const { t } = useTranslation('staff');
  return (
    <div className="om-note-field om-secondary">
      {locked ? (
        content.secondaryDiagnoses.length > 0 && <p className="om-field-label">{name}</p>
      ) : (
        <CodeSearch
          label={name}
          onChoose={(code) => {
            onChange(withSecondary(content, code));
          }}
        />
      )}
      {content.secondaryDiagnoses.map((code) => (
        <CodeRow
          key={code.code}
          code={code}
          icon="remove"
          label={t('note.removeCode', { code: code.code })}
          onPress={
            locked
              ? undefined
              : () => {
                  onChange({
                    ...content,
                    secondaryDiagnoses: content.secondaryDiagnoses.filter((row) => row.code !== code.code),
                  });
                }
          }
        />
      ))}
    </div>
  );
};
