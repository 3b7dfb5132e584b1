import { answerFeedback, readFeedback, type Feedback } from '@om/contracts/visit';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useNow } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useLanguage } from '../../language/use-language.js';
import { relativeTime } from '../../time/swedish-time.js';
import { CommandButton } from '../../ui/command-button.js';
import { Textarea } from '../../ui/fields.js';
import { Link } from '../../ui/navigation.js';
import { ProblemNotice } from '../../ui/problem-notice.js';

interface FeedbackItemProps {
  readonly feedback: Feedback;
  /** The reader is the unit lead, who answers. */
  readonly answering: boolean;
}

/** One piece of feedback, with its state and its answer. */
export const FeedbackItem = ({ feedback, answering }: FeedbackItemProps) => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow();
  const { category, text, by, at, state, answer, visitId } = feedback;
  return (
    <li>
      <p>
        <b>{t(`feedback.of.${category}`)}</b>{' '}
        <span className="om-muted">
          {by.name}, {relativeTime(at, now, language)}
        </span>{' '}
        <span className="om-tag">{t(`pages.feedback.state.${state}`)}</span>
      </p>
      <p className="om-words">{text}</p>
      {answer && (
        <p className="om-greeting">
          <span className="om-muted">
            {answer.by.name}, {relativeTime(answer.at, now, language)}
          </span>
          <br />
          {answer.text}
        </p>
      )}
      <Link to={`/besok/${visitId}`} className="om-link">
        {t('pages.feedback.toCase')}
      </Link>
      {answering && !answer && <AnswerForm feedback={feedback} />}
    </li>
  );
};

const AnswerForm = ({ feedback }: { readonly feedback: Feedback }) => {
  const { t } = useTranslation('staff');
  const { http, commands } = useLink();
  const queries = useQueryClient();
  const { feedbackId } = feedback;
  const [text, setText] = useDraft(`feedback-answer:${feedbackId}`);
  const [tried, setTried] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['feedback'] });
  const read = useAction(async () => {
    await commands.run(`feedback-read:${feedbackId}`, (commandId) =>
      http.post(`/api/staff/feedback/${feedbackId}/read`, { commandId }, readFeedback.answer),
    );
    await refresh();
  });
  const answer = useAction(async () => {
    setTried(true);
    if (text.trim() === '') return;
    await commands.run(`feedback-answer:${feedbackId}`, (commandId) =>
      http.post(
        `/api/staff/feedback/${feedbackId}/answer`,
        { text: text.trim(), commandId },
        answerFeedback.answer,
      ),
    );
    setText('');
    await refresh();
  });
  return (
    <>
      <Textarea
        label={t('pages.feedback.answer')}
        description={t('pages.feedback.answerHelp')}
        maxLength={2_000}
        minRows={2}
        value={text}
        error={tried && text.trim() === '' ? t('pages.feedback.answerNeeded') : undefined}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <ProblemNotice problem={answer.problem ?? read.problem} />
      <p className="om-buttons">
        <CommandButton variant="secondary" loading={answer.busy} onClick={() => void answer.run()}>
          {t('pages.feedback.send')}
        </CommandButton>
        {feedback.state === 'new' && (
          <CommandButton variant="tertiary" loading={read.busy} onClick={() => void read.run()}>
            {t('pages.feedback.markRead')}
          </CommandButton>
        )}
      </p>
    </>
  );
};
