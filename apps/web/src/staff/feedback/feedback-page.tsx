import { listFeedback, ownFeedback } from '@om/contracts/visit';
import { ThumbUpIcon } from '@navikt/aksel-icons';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useLink } from '../../connection/link.js';
import { problemFrom } from '../../connection/problem.js';
import { teachSwedish } from '../../language/language.js';
import { staffFeedback } from '../../language/sv/staff-feedback.js';
import { staffPages } from '../../language/sv/staff-pages.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { useStaff } from '../session/staff-context.js';
import { FeedbackItem } from './feedback-item.js';

teachSwedish('staff', { ...staffPages, ...staffFeedback });

type Answer = z.output<typeof ownFeedback.answer>;

/** *Intern återkoppling*: what one has given, with the answers; the unit lead also reads and answers the unit's. */
export const FeedbackPage = () => {
  const { t } = useTranslation('staff');
  const { me } = useStaff();
  const { http } = useLink();
  const isLead = me.lead === true;
  const own = useQuery({
    queryKey: ['feedback', 'own'],
    queryFn: () => http.get('/api/staff/feedback/own', ownFeedback.answer),
  });
  const unit = useQuery({
    queryKey: ['feedback', 'unit'],
    queryFn: () => http.get('/api/staff/feedback', listFeedback.answer),
    enabled: isLead,
  });
  return (
    <main className="om-page" id="innehall" tabIndex={-1} data-region>
      <h1>{t('feedback.title')}</h1>
      {isLead && <List title={t('pages.feedback.unit')} query={unit} answering />}
      <List title={t('pages.feedback.own')} query={own} answering={false} />
    </main>
  );
};

interface ListProps {
  readonly title: string;
  readonly query: UseQueryResult<Answer>;
  readonly answering: boolean;
}

const List = ({ title, query, answering }: ListProps) => {
  const { t } = useTranslation('staff');
  const list = query.data?.feedback ?? [];
  return (
    <section className="om-page-section">
      <h2>{title}</h2>
      {query.isPending && <SkeletonRows widths={[60, 75]} />}
      {query.isError && <ProblemNotice problem={problemFrom(query.error)} />}
      {query.data && list.length === 0 && (
        <StatePanel
          icon={<ThumbUpIcon />}
          title={t('pages.feedback.none')}
          text={t(answering ? 'pages.feedback.noneUnit' : 'pages.feedback.noneOwn')}
        />
      )}
      <ul className="om-feedback">
        {list.map((one) => (
          <FeedbackItem key={one.feedbackId} feedback={one} answering={answering} />
        ))}
      </ul>
    </section>
  );
};
