import type { PatientCase } from '@om/contracts/gateway';
import { ChevronRightIcon, DoorOpenIcon } from '@navikt/aksel-icons';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../../language/swedish.js';
import { Link } from '../../ui/navigation.js';
import { useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime, relativeTime } from '../../time/swedish-time.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import { useCaseDraft } from '../send/use-case-draft.js';
import { inGroups, isNow } from './case-order.js';
import { useOwnCases } from './use-cases.js';

/** The first page after login: own cases, also booked ones, and a new one. */
export const CasesPage = () => {
  const { t } = useTranslation('patient');
  const cases = useOwnCases();
  const { hasDraft } = useCaseDraft();
  const own = cases.data?.cases;
  const groups = inGroups(own ?? []);
  return (
    <Page name="cases">
      <h1>{t('cases.title')}</h1>
      <MissingParts parts={cases.data?.degraded ?? []} to="patient" />
      <Link to="/nytt" className="om-start-case" data-draft={hasDraft}>
        <b>{t(hasDraft ? 'cases.continue' : 'cases.newCase')}</b>
        {hasDraft && <span>{t('cases.continueHelp')}</span>}
      </Link>
      {!own && !cases.problem && <SkeletonRows widths={[70, 50]} />}
      {!own && cases.problem && (
        <FailedPanel
          title={t('cases.failed')}
          problem={cases.problem}
          onRetry={() => void cases.reload()}
          button={(props) => <Button variant="secondary" {...props} />}
        />
      )}
      {own?.length === 0 && (
        <StatePanel icon={<DoorOpenIcon />} title={t('cases.none')} text={t('cases.noneHelp')} />
      )}
      <Group title={t('cases.open')} cases={groups.open} />
      <Group title={t('cases.earlier')} cases={groups.earlier} />
      <WorseLines />
    </Page>
  );
};

const Group = ({ title, cases }: { readonly title: string; readonly cases: readonly PatientCase[] }) => {
  if (cases.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul className="om-case-list">
        {cases.map((own) => (
          <li key={own.visitId}>
            <CaseLink own={own} />
          </li>
        ))}
      </ul>
    </>
  );
};

const CaseLink = ({ own }: { readonly own: PatientCase }) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  const now = useNow(60_000);
  const when = own.bookedFor === undefined ? '' : dayAndTime(own.bookedFor, language);
  return (
    <Link to={`/arende/${own.visitId}`}>
      <span>
        <b>
          <Swedish>{own.reason}</Swedish>
        </b>
        <span data-now={isNow(own)}>{t(`cases.state.${own.state}`, { when })}</span>
        <span className="om-muted">
          <Swedish>{own.careUnitName}</Swedish>.{' '}
          {own.state !== 'scheduled' && t('cases.sent', { when: relativeTime(own.createdAt, now, language) })}
        </span>
      </span>
      <ChevronRightIcon aria-hidden />
    </Link>
  );
};
