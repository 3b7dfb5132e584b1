import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields.js';
import { lacksLanguage, type CaseDraft } from './case-steps.js';

/** Longest name of a language, as the contract has it. */
const LONGEST = 40;

interface InterpreterLineProps {
  readonly draft: CaseDraft;
  readonly onDraft: (draft: CaseDraft) => void;
  /** Somebody has tried to send: what is missing is said. */
  readonly tried: boolean;
}

/** *Jag behöver tolk*, and which language; care staff see it in their list before they answer (domain 4.8). */
export const InterpreterLine = ({ draft, onDraft, tried }: InterpreterLineProps) => {
  const { t } = useTranslation('patient');
  const { interpreter, ...without } = draft;
  return (
    <>
      <label className="om-check">
        <input
          type="checkbox"
          checked={interpreter !== undefined}
          onChange={(event) => {
            onDraft(event.target.checked ? { ...draft, interpreter: '' } : without);
          }}
        />
        {t('send.interpreter')}
      </label>
      {interpreter !== undefined && (
        <TextField
          label={t('send.language')}
          description={t('send.languageHelp')}
          value={interpreter}
          maxLength={LONGEST}
          error={tried && lacksLanguage(draft) ? t('send.missingLanguage') : undefined}
          onChange={(event) => {
            onDraft({ ...draft, interpreter: event.target.value });
          }}
        />
      )}
    </>
  );
};
