import { LIMITS } from '@om/contracts';
import { useTranslation } from 'react-i18next';
import { counterOf } from '../../ui/character-counter.js';
import { Textarea } from '../../ui/fields.js';

interface WordsFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Somebody has tried to send: what is wrong is said. */
  readonly tried: boolean;
}

/** Where a patient writes with own words; how many characters are left is said when few are. */
export const WordsField = ({ label, text, onText, tried }: WordsFieldProps) => {
  const { t } = useTranslation('patient');
  const counter = counterOf(text, LIMITS.reason);
  const error = tried ? wordsError(text) : undefined;
  return (
    <>
      <Textarea
        label={label}
        value={text}
        minRows={4}
        maxRows={14}
        error={error && t(error)}
        onChange={(event) => {
          onText(event.target.value);
        }}
      />
      {counter.kind !== 'none' && (
        <p className="om-muted" role="status">
          {t(counter.kind === 'left' ? 'send.left' : 'send.over', { count: counter.count })}
        </p>
      )}
    </>
  );
};

/** What keeps a text from being sent. */
export const wordsError = (words: string): 'send.missingWords' | 'send.tooLong' | undefined => {
  if (words.trim() === '') return 'send.missingWords';
  return words.trim().length > LIMITS.reason ? 'send.tooLong' : undefined;
};
