import type { CareUnit } from '@om/contracts/queue';
import { useTranslation } from 'react-i18next';
import { Swedish, useSwedish } from '../../language/swedish.js';
import { TextField } from '../../ui/fields.js';
import { Select } from '../../ui/select.js';

interface QuestionsProps {
  readonly questions: CareUnit['reasons'][number]['questions'];
  readonly answers: Readonly<Record<string, string>>;
  /** Ids of questions that must be answered before it can be sent. */
  readonly missing: readonly string[];
  readonly onAnswers: (answers: Readonly<Record<string, string>>) => void;
}

/** The unit's questions of a reason, in the unit's own words. */
export const Questions = ({ questions, answers, missing, onAnswers }: QuestionsProps) => {
  const { t } = useTranslation('staff');
  const swedish = useSwedish();
  return questions.map(({ questionId, text, choices }) => {
    const value = answers[questionId] ?? '';
    const error = missing.includes(questionId) ? t('onBehalf.error.answer') : undefined;
    const set = (answer: string) => {
      onAnswers({ ...answers, [questionId]: answer });
    };
    if (choices === undefined)
      return (
        <TextField
          key={questionId}
          label={<Swedish>{text}</Swedish>}
          maxLength={500}
          value={value}
          error={error}
          onChange={(event) => {
            set(event.target.value);
          }}
        />
      );
    return (
      <Select
        key={questionId}
        label={<Swedish>{text}</Swedish>}
        value={value}
        error={error}
        onChange={(event) => {
          set(event.target.value);
        }}
      >
        <option value="">{t('onBehalf.noAnswer')}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice} {...swedish}>
            {choice}
          </option>
        ))}
      </Select>
    );
  });
};
