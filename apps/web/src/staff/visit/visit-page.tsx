import { InformationSquareIcon, ShieldLockIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from '../../ui/navigation.js';
import { problemFrom, type Problem } from '../../connection/problem.js';
import { Button } from '../../ui/controls.js';
import { fetchAhead } from '../../ui/part.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { teachSwedish } from '../../language/language.js';
import { staffCourse } from '../../language/sv/staff-course.js';
import { staffDuties } from '../../language/sv/staff-duties.js';
import { staffParticipation } from '../../language/sv/staff-participation.js';
import { staffVisit } from '../../language/sv/staff-visit.js';
import { Rail } from '../shell/rail.js';
import { useElsewhere, useKnownRow, useRowOfMine } from '../shell/use-elsewhere.js';
import { ElsewherePanel } from '../shift/elsewhere-panel.js';
import { HomeLink } from './home-link.js';
import { useVisit } from './use-visit.js';
import { fetchDialogs, VisitView } from './visit-view.js';

teachSwedish('staff', { ...staffVisit, ...staffCourse, ...staffDuties, ...staffParticipation });

/** One visit, with *Mina aktuella* beside it; or why it cannot be shown. */
export const VisitPage = () => {
  const { visitId = '' } = useParams();
  useEffect(() => {
    fetchAhead(fetchDialogs);
  }, []);
  return (
    <div className="om-visit-page">
      <Rail visitId={visitId} />
      <Here key={visitId} visitId={visitId} />
    </div>
  );
};

/** A case of one's own that belongs to another unit is not asked for: from here there is no such case. */
const Here = ({ visitId }: { readonly visitId: string }) => {
  const row = useKnownRow(visitId);
  const elsewhere = useElsewhere();
  const other = row && elsewhere(row);
  if (!other) return <Visit visitId={visitId} />;
  return (
    <main className="om-visit-state" id="innehall" tabIndex={-1}>
      <ElsewherePanel page visitId={visitId} elsewhere={other} />
    </main>
  );
};

const Visit = ({ visitId }: { readonly visitId: string }) => {
  const { t } = useTranslation('staff');
  const visit = useVisit(visitId);
  if (visit.data) return <VisitView view={visit.data} />;
  return (
    <main className="om-visit-state" id="innehall" tabIndex={-1}>
      {visit.isPending ? (
        <>
          <h1 className="om-hidden">{t('visit.label')}</h1>
          <SkeletonRows widths={[40, 70, 55, 62]} />
        </>
      ) : (
        <NoVisit visitId={visitId} problem={problemFrom(visit.error)} onRetry={() => void visit.refetch()} />
      )}
    </main>
  );
};

interface NoVisitProps {
  readonly visitId: string;
  readonly problem: Problem;
  readonly onRetry: () => void;
}

const NoVisit = ({ visitId, problem, onRetry }: NoVisitProps) => {
  const { t } = useTranslation('staff');
  if (problem.status === 403) {
    return (
      <StatePanel
        page
        alert
        icon={<ShieldLockIcon />}
        title={t('missing.noRights')}
        text={t('missing.noRightsHelp')}
      >
        <HomeLink />
      </StatePanel>
    );
  }
  if (problem.status === 404 || problem.status === 422) return <NotFound visitId={visitId} />;
  return (
    <FailedPanel
      page
      title={t('missing.failed')}
      problem={problem}
      onRetry={onRetry}
      button={(props) => <Button variant="secondary" {...props} />}
    />
  );
};

/** Not to be seen from here; but where one is a guest, has words to document or is asked for at another unit, it says where. */
const NotFound = ({ visitId }: Pick<NoVisitProps, 'visitId'>) => {
  const { t } = useTranslation('staff');
  const row = useRowOfMine(visitId);
  const elsewhere = useElsewhere();
  const other = row && elsewhere(row);
  if (other) return <ElsewherePanel page visitId={visitId} elsewhere={other} />;
  return (
    <StatePanel
      page
      alert
      icon={<InformationSquareIcon />}
      title={t('missing.notFound')}
      text={t('missing.notFoundHelp')}
    >
      <HomeLink />
    </StatePanel>
  );
};
