import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../connection/problem.js';
import { problemText } from '../language/problem-text.js';
import { StatePanel } from './state-panel.js';

/** *Visa mer*: what support needs to find the log lines, kept out of the way of everyone else. */
const More = ({ problem }: { readonly problem: Problem }) => {
  const { t } = useTranslation('shared');
  return (
    <details className="om-more">
      <summary>{t('problem.more')}</summary>
      <p>{t('problem.code', { code: problem.code })}</p>
      {problem.field !== undefined && <p>{t('problem.field', { field: problem.field })}</p>}
      {problem.correlationId !== '' && <p>{t('problem.id', { id: problem.correlationId })}</p>}
    </details>
  );
};

/** A refusal or failure beside what caused it: what happened, what is safe, what to do. */
export const ProblemNotice = ({ problem }: { readonly problem: Problem | undefined }) => {
  const { t } = useTranslation('errors');
  if (!problem) return null;
  const text = problemText(problem, t);
  return (
    <div className="om-notice" data-kind="error" role="alert">
      <ExclamationmarkTriangleIcon aria-hidden />
      <div>
        <p>
          <b>{text.what}.</b> {text.safe} {text.next}
        </p>
        <More problem={problem} />
      </div>
    </div>
  );
};

interface FailedProps {
  readonly title: string;
  readonly problem: Problem;
  readonly onRetry: () => void;
  readonly page?: boolean;
  readonly button: (props: { onClick: () => void; children: string }) => ReactNode;
}

/** A whole pane that could not be fetched, with *Försök igen*. */
export const FailedPanel = ({ title, problem, onRetry, button, page = false }: FailedProps) => {
  const { t } = useTranslation(['shared', 'errors']);
  const { t: tErrors } = useTranslation('errors');
  const text = problemText(problem, tErrors);
  return (
    <StatePanel
      alert
      page={page}
      icon={<ExclamationmarkTriangleIcon className="om-warning-icon" />}
      title={title}
      text={text.safe ?? text.next}
    >
      {button({ onClick: onRetry, children: t('problem.tryAgain') })}
      <More problem={problem} />
    </StatePanel>
  );
};
