import type { CareUnit } from '@om/contracts/queue';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/fields.js';
import { Select } from '../../ui/select.js';

interface QuestionsProps {
  readonly questions: CareUnit['reasons'][number]['questions'];
  readonly answers: Readonly<Record<string, string>>;
  readonly onAnswers: (answers: Readonly<Record<string, string>>) => void;
}

/** The unit's questions of a reason, in the unit's own words. */
export const Questions = ({ questions, answers, onAnswers }: QuestionsProps) => {
  const { t } = useTranslation('staff');
  return questions.map(({ questionId, text, choices }) => {
    const value = answers[questionId] ?? '';
    const set = (answer: string) => {
      onAnswers({ ...answers, [questionId]: answer });
    };
    if (choices === undefined)
      return (
        <TextField
          key={questionId}
          label={text}
          maxLength={500}
          value={value}
          onChange={(event) => {
            set(event.target.value);
          }}
        />
      );
    return (
      <Select
        key={questionId}
        label={text}
        value={value}
        onChange={(event) => {
          set(event.target.value);
        }}
      >
        <option value="">{t('onBehalf.noAnswer')}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </Select>
    );
  });
};
