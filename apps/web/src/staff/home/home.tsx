import type { CaseTab } from '@om/contracts/queue';
import { DoorOpenIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from '../../ui/navigation.js';
import { useNow } from '../../connection/hooks.js';
import { problemFrom } from '../../connection/problem.js';
import { useLanguage } from '../../language/use-language.js';
import { longDate } from '../../time/swedish-time.js';
import { MissingParts } from '../../ui/connection-notice.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { Tabs } from '../../ui/tabs.js';
import { useLayout } from '../../ui/use-layout.js';
import { useCases } from '../shell/use-cases.js';
import { CaseTable } from './case-table.js';
import { Preview } from './preview.js';
import { rowAfter } from './row-text.js';

const TABS = ['waiting', 'booked', 'mine', 'replies', 'ended'] as const satisfies readonly CaseTab[];
/** Tabs whose count wants action: filled badge. */
const WANTS_ACTION: readonly CaseTab[] = ['replies'];

/** Startsida: the care unit's cases, live, with a preview that the patient does not notice. */
export const Home = () => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow(60_000);
  const [query, setQuery] = useSearchParams();
  const tab = TABS.find((known) => known === query.get('flik')) ?? 'waiting';
  const counts = useCases(tab).data?.counts;
  return (
    <main className="om-home" id="innehall" tabIndex={-1}>
      <header className="om-home-head">
        <h1>{t('home.title')}</h1>
        <p className="om-muted">{longDate(now, language)}</p>
      </header>
      <Tabs
        label={t('home.tabs')}
        value={tab}
        onChange={(next) => {
          setQuery(next === 'waiting' ? {} : { flik: next });
        }}
        tabs={TABS.map((value) => ({
          value,
          label: t(`home.tab.${value}`),
          count: value === 'ended' ? undefined : counts?.[value],
          wantsAction: WANTS_ACTION.includes(value),
        }))}
        panels="arenden"
      />
      <TabPanel key={tab} tab={tab} />
    </main>
  );
};

const TabPanel = ({ tab }: { readonly tab: CaseTab }) => {
  const { t } = useTranslation('staff');
  const cases = useCases(tab);
  const layout = useLayout();
  const rows = cases.data?.rows ?? [];
  const [chosen, choose] = useState<string>();
  const nextAfter = (visitId: string) => {
    const ids = rows.map((row) => row.visitId);
    choose(
      rowAfter(
        ids,
        ids.filter((id) => id !== visitId),
        visitId,
      ),
    );
    void cases.refetch();
  };
  return (
    <div className="om-home-body" id={`arenden-${tab}`} role="tabpanel" aria-label={t(`home.tab.${tab}`)}>
      <section className="om-home-list" data-region tabIndex={-1} aria-label={t('home.tabs')}>
        <MissingParts parts={cases.data?.degraded ?? []} />
        {cases.isPending && <SkeletonRows widths={[80, 62, 70, 54]} />}
        {cases.isError && cases.data === undefined && (
          <FailedPanel
            title={t('home.failed')}
            problem={problemFrom(cases.error)}
            onRetry={() => void cases.refetch()}
            button={(props) => <Button variant="secondary" {...props} />}
          />
        )}
        {cases.data && rows.length === 0 && <Empty tab={tab} />}
        {rows.length > 0 && <CaseTable tab={tab} rows={rows} chosen={chosen} onChoose={choose} />}
        {cases.data?.more === true && (
          <p className="om-muted om-small">{t('home.moreThanShown', { count: rows.length })}</p>
        )}
      </section>
      {rows.length > 0 && layout !== 'narrow' && (
        <Preview row={rows.find((row) => row.visitId === chosen)} visitId={chosen} onNext={nextAfter} />
      )}
    </div>
  );
};

const Empty = ({ tab }: { readonly tab: CaseTab }) => {
  const { t } = useTranslation('staff');
  const [title, text] = t(`home.empty.${tab}`, { returnObjects: true });
  return <StatePanel icon={<DoorOpenIcon />} title={title} text={text} />;
};
