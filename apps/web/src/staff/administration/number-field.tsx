import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields.js';
import { wholeNumber, type Range } from './whole-number.js';

interface NumberFieldProps {
  readonly label: string;
  readonly description: string;
  readonly range: Range;
  readonly text: string;
  /** Has been pressed *Spara*: from then on it says what is wrong. */
  readonly tried: boolean;
  readonly onText: (text: string) => void;
}

/** A field for a whole number. */
export const NumberField = ({ label, description, range, text, tried, onText }: NumberFieldProps) => {
  const { t } = useTranslation('staff');
  const isWrong = wholeNumber(text, range) === undefined;
  return (
    <TextField
      label={label}
      description={description}
      inputMode="numeric"
      value={text}
      error={tried && isWrong ? t('administration.visits.numberWrong', { ...range }) : undefined}
      onChange={(event) => {
        onText(event.target.value);
      }}
    />
  );
};
