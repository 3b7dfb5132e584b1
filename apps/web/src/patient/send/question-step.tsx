import type { PatientUnit } from '@om/contracts/gateway';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { Button } from '../../ui/controls.js';
import { Radio, RadioGroup, TextField } from '../../ui/fields.js';
import { DangerLine } from '../shell/call-lines.js';

/** Longest answer, as the contract has it. */
const LONGEST = 500;

interface QuestionStepProps {
  readonly question: PatientUnit['reasons'][number]['questions'][number];
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
  readonly onNext: () => void;
}

/** One question of the unit: a choice, or a line of text. */
export const QuestionStep = ({ question, answer, onAnswer, onNext }: QuestionStepProps) => {
  const { t } = useTranslation('patient');
  const [tried, setTried] = useState(false);
  const error =
    tried && answer.trim() === ''
      ? t(question.choices ? 'send.missingChoice' : 'send.missingAnswer')
      : undefined;
  return (
    <form
      className="om-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (answer.trim() !== '') onNext();
      }}
    >
      <h1 id="fraga">
        <Swedish>{question.text}</Swedish>
      </h1>
      <p className="om-lead">
        <DangerLine />
      </p>
      {question.choices ? (
        <RadioGroup
          legend={<Swedish>{question.text}</Swedish>}
          hideLegend
          value={answer}
          error={error}
          onChange={onAnswer}
        >
          {question.choices.map((choice) => (
            <Radio key={choice} value={choice}>
              <Swedish>{choice}</Swedish>
            </Radio>
          ))}
        </RadioGroup>
      ) : (
        <TextField
          label={t('send.answer')}
          aria-describedby="fraga"
          value={answer}
          maxLength={LONGEST}
          error={error}
          onChange={(event) => {
            onAnswer(event.target.value);
          }}
        />
      )}
      <Button type="submit" variant="primary" className="om-wide-button">
        {t('send.next')}
      </Button>
    </form>
  );
};
