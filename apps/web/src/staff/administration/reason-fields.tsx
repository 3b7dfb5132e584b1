import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '../../connection/new-id.js';
import { Button } from '../../ui/controls.js';
import { Textarea, TextField } from '../../ui/fields.js';
import { Select } from '../../ui/select.js';
import {
  isQuestionWrong,
  MOST_QUESTIONS,
  type QuestionForm,
  type ReasonField,
  type ReasonForm,
} from './reason-form.js';

interface ReasonFieldsProps {
  readonly reason: ReasonForm;
  readonly wrong: readonly ReasonField[];
  /** A new one begins open. */
  readonly open: boolean;
  readonly onChange: (reason: ReasonForm) => void;
  /** Absent for the last one: a unit without reasons takes no cases. */
  readonly onRemove: (() => void) | undefined;
}

const PRIORITIES = [1, 2, 3, 4, 5] as const;

/** One contact reason, folded to a line; it stays open while something in it must be put right. */
export const ReasonFields = ({ reason, wrong, open, onChange, onRemove }: ReasonFieldsProps) => {
  const { t } = useTranslation('staff');
  const set = (over: Partial<ReasonForm>) => {
    onChange({ ...reason, ...over });
  };
  const name = reason.label.trim() === '' ? t('administration.reasons.new') : reason.label;
  return (
    <details className="om-reason" open={open || wrong.length > 0 || undefined}>
      <summary>
        <b>{name}</b>{' '}
        <span className="om-muted">
          {t('administration.reasons.line', {
            priority: reason.priority,
            count: reason.questions.length,
          })}
        </span>
      </summary>
      <div className="om-reason-fields">
        <TextField
          label={t('administration.reasons.label')}
          maxLength={200}
          value={reason.label}
          error={wrong.includes('label') ? t('administration.reasons.labelWrong') : undefined}
          onChange={(event) => {
            set({ label: event.target.value });
          }}
        />
        <Select
          label={t('administration.reasons.priorityLabel')}
          value={reason.priority}
          onChange={(event) => {
            set({ priority: PRIORITIES.find((one) => one === Number(event.target.value)) ?? 3 });
          }}
        >
          {PRIORITIES.map((priority) => (
            <option key={priority} value={priority}>
              {priority} {t(`priority.p${priority}`)}
            </option>
          ))}
        </Select>
        <TextField
          label={t('administration.reasons.redFlag')}
          description={t('administration.reasons.redFlagHelp')}
          maxLength={200}
          value={reason.redFlag}
          error={wrong.includes('redFlag') ? t('administration.needed') : undefined}
          onChange={(event) => {
            set({ redFlag: event.target.value });
          }}
        />
        <Questions
          questions={reason.questions}
          tried={wrong.includes('questions')}
          onQuestions={(questions) => {
            set({ questions });
          }}
        />
        {onRemove && (
          <Button variant="tertiary" onClick={onRemove}>
            {t('administration.reasons.remove', { name })}
          </Button>
        )}
      </div>
    </details>
  );
};

interface QuestionsProps {
  readonly questions: readonly QuestionForm[];
  readonly tried: boolean;
  readonly onQuestions: (questions: readonly QuestionForm[]) => void;
}

const Questions = ({ questions, tried, onQuestions }: QuestionsProps) => {
  const { t } = useTranslation('staff');
  return (
    <>
      {questions.map((question, index) => (
        <QuestionFields
          key={question.questionId}
          number={index + 1}
          question={question}
          wrong={tried && isQuestionWrong(question)}
          onChange={(changed) => {
            onQuestions(questions.with(index, changed));
          }}
          onRemove={() => {
            onQuestions(questions.toSpliced(index, 1));
          }}
        />
      ))}
      {questions.length < MOST_QUESTIONS && (
        <Button
          variant="secondary"
          onClick={() => {
            onQuestions([...questions, { questionId: newId(), text: '', choices: '' }]);
          }}
        >
          {t('administration.reasons.addQuestion')}
        </Button>
      )}
    </>
  );
};

interface QuestionFieldsProps {
  readonly number: number;
  readonly question: QuestionForm;
  readonly wrong: boolean;
  readonly onChange: (question: QuestionForm) => void;
  readonly onRemove: () => void;
}

const QuestionFields = ({ number, question, wrong, onChange, onRemove }: QuestionFieldsProps) => {
  const { t } = useTranslation('staff');
  const id = useId();
  return (
    <fieldset className="om-phrase">
      <legend id={id}>{t('administration.reasons.question', { number })}</legend>
      <TextField
        label={t('administration.reasons.text')}
        maxLength={200}
        value={question.text}
        error={wrong ? t('administration.reasons.questionWrong') : undefined}
        onChange={(event) => {
          onChange({ ...question, text: event.target.value });
        }}
      />
      <Textarea
        label={t('administration.reasons.choices')}
        description={t('administration.reasons.choicesHelp')}
        minRows={2}
        value={question.choices}
        onChange={(event) => {
          onChange({ ...question, choices: event.target.value });
        }}
      />
      <Button variant="tertiary" aria-describedby={id} onClick={onRemove}>
        {t('administration.reasons.removeQuestion')}
      </Button>
    </fieldset>
  );
};
