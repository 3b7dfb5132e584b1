import { staffVisit } from '@om/contracts/gateway';
import type { CaseRow } from '@om/contracts/queue';
import { EyeIcon, InformationSquareIcon, ShieldLockIcon } from '@navikt/aksel-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from '../../ui/navigation.js';
import { useAction, useNow } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { problemFrom, type Problem } from '../../connection/problem.js';
import { CommandButton } from '../../ui/command-button.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel, ProblemNotice } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { ElsewherePanel } from '../shift/elsewhere-panel.js';
import { useElsewhere } from '../shell/use-elsewhere.js';
import { PreviewFacts } from './preview-facts.js';
import { Taken } from './taken.js';
import { useTellReading } from './use-readers.js';
import { useClaim } from '../visit/use-claim.js';
import { isAllowed } from '../visit/use-visit.js';

interface PreviewProps {
  readonly row: CaseRow | undefined;
  readonly visitId: string | undefined;
  readonly onNext: (visitId: string) => void;
}

/** Beside the list: what the patient wrote, read before *Ta emot*. The patient does not notice; the log does. */
export const Preview = ({ row, visitId, onNext }: PreviewProps) => {
  const { t } = useTranslation('staff');
  return (
    <aside className="om-preview" aria-label={t('preview.label')} data-region tabIndex={-1}>
      {visitId === undefined ? (
        <StatePanel icon={<EyeIcon />} title={t('preview.choose')} text={t('preview.chooseHelp')} />
      ) : (
        <Chosen key={visitId} row={row} visitId={visitId} onNext={onNext} />
      )}
    </aside>
  );
};

const Chosen = (props: Omit<PreviewProps, 'visitId'> & { readonly visitId: string }) => {
  const { row, visitId } = props;
  const elsewhere = useElsewhere();
  const other = row && elsewhere(row);
  return other ? <ElsewherePanel visitId={visitId} elsewhere={other} /> : <ChosenCase {...props} />;
};

const usePreview = (visitId: string, version: number | undefined) => {
  const { http } = useLink();
  return useQuery({
    queryKey: ['preview', visitId, version],
    queryFn: () => http.get(`/api/staff/visits/${visitId}?purpose=preview`, staffVisit),
    staleTime: Infinity,
    placeholderData: (before) => (before?.visit.visitId === visitId ? before : undefined),
  });
};

const isTaken = (problem: Problem | undefined): boolean => problem?.code === 'visit.already-claimed';

/** States in which a case has nobody yet. */
const UNCLAIMED = new Set<string | undefined>(['waiting', 'scheduled']);

const ChosenCase = ({
  row,
  visitId,
  onNext,
}: Omit<PreviewProps, 'visitId'> & { readonly visitId: string }) => {
  const { t } = useTranslation('staff');
  const navigate = useNavigate();
  const now = useNow();
  const queries = useQueryClient();
  const preview = usePreview(visitId, row?.version);
  const isUnclaimed = UNCLAIMED.has(preview.data?.visit.state);
  useTellReading(isUnclaimed ? visitId : undefined);
  const claim = useClaim(visitId);
  const take = useAction(async () => {
    await claim();
    void queries.invalidateQueries({ queryKey: ['cases'] });
    navigate(`/besok/${visitId}`);
  });
  if (isTaken(take.problem)) {
    return (
      <Taken
        problem={take.problem}
        onNext={() => {
          onNext(visitId);
        }}
      />
    );
  }
  if (preview.isPending) return <SkeletonRows widths={[60, 80, 45, 70]} />;
  if (preview.isError)
    return <Unreadable problem={problemFrom(preview.error)} onRetry={() => void preview.refetch()} />;
  const { visit, actions } = preview.data;
  const canClaim = isAllowed({ actions }, 'claim') && (row === undefined || row.responsible === undefined);
  return (
    <>
      <div className="om-preview-body" tabIndex={0}>
        {isUnclaimed && (
          <p className="om-unnoticed">
            <EyeIcon aria-hidden /> {t('preview.unnoticed')}
          </p>
        )}
        <PreviewFacts visit={visit} row={row} now={now} />
      </div>
      <footer className="om-preview-foot">
        <ProblemNotice problem={take.problem} />
        {canClaim && isUnclaimed ? (
          <>
            <CommandButton
              variant="primary"
              className="om-large-button"
              data-claim
              loading={take.busy}
              onClick={() => void take.run()}
            >
              {t('preview.claim')}
            </CommandButton>
            <p className="om-muted om-small">
              {t(visit.notifyAt === 'claim' ? 'preview.smsAtClaim' : 'preview.smsAtStart')}
            </p>
          </>
        ) : (
          <Link to={`/besok/${visitId}`} className="om-open-case">
            {t('preview.open')}
          </Link>
        )}
      </footer>
    </>
  );
};

const Unreadable = ({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: () => void }) => {
  const { t } = useTranslation('staff');
  if (problem.status === 403)
    return (
      <StatePanel
        alert
        icon={<ShieldLockIcon />}
        title={t('missing.noRights')}
        text={t('missing.noRightsHelp')}
      />
    );
  if (problem.status === 404)
    return (
      <StatePanel
        alert
        icon={<InformationSquareIcon />}
        title={t('missing.notFound')}
        text={t('missing.notFoundHelp')}
      />
    );
  return (
    <FailedPanel
      title={t('missing.failed')}
      problem={problem}
      onRetry={onRetry}
      button={(props) => <Button variant="secondary" {...props} />}
    />
  );
};
