import type { CaseRow, CaseTab } from '@om/contracts/queue';
import { CloudSlashIcon, DoorOpenIcon } from '@navikt/aksel-icons';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemFrom } from '../../connection/problem.js';
import { useTimeText } from '../../language/use-time-text.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { StatePanel } from '../../ui/state-panel.js';
import { useLayout } from '../../ui/use-layout.js';
import { Part } from '../../ui/part.js';
import { useCases, type CaseFilter } from '../shell/use-cases.js';
import { CaseTable } from './case-table.js';
import { FilterBar } from './filter-bar.js';
import { Preview } from './preview.js';
import { rowAfter } from './row-text.js';

const EndedSearch = lazy(() =>
  import('./ended-search.js').then((module) => ({ default: module.EndedSearch })),
);

interface TabPanelProps {
  readonly tab: CaseTab;
  readonly filter: CaseFilter;
  readonly onFilter: (filter: CaseFilter) => void;
}

/** One tab: filters, the list, and the preview beside it. *Avslutade* can be searched through. */
export const TabPanel = ({ tab, filter, onFilter }: TabPanelProps) => {
  const { t } = useTranslation('staff');
  const cases = useCases(tab, filter);
  const layout = useLayout();
  const [found, setFound] = useState<readonly CaseRow[]>();
  const rows = found ?? cases.data?.rows ?? [];
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
        {tab === 'ended' && (
          <Part>
            <EndedSearch onFound={setFound} />
          </Part>
        )}
        <FilterBar tab={tab} filter={filter} onFilter={onFilter} />
        {cases.isPending && <SkeletonRows widths={[80, 62, 70, 54]} />}
        {cases.isError && cases.data === undefined && (
          <FailedPanel
            title={t('home.failed')}
            problem={problemFrom(cases.error)}
            onRetry={() => void cases.refetch()}
            button={(props) => <Button variant="secondary" {...props} />}
          />
        )}
        {cases.isError && cases.data && (
          <OldList at={cases.dataUpdatedAt} onRetry={() => void cases.refetch()} />
        )}
        {cases.data && rows.length === 0 && (
          <Empty tab={tab} narrowed={found !== undefined} filter={filter} />
        )}
        {rows.length > 0 && <CaseTable tab={tab} rows={rows} chosen={chosen} onChoose={choose} />}
        {found === undefined && cases.data?.more === true && (
          <p className="om-muted om-small">{t('home.moreThanShown', { count: rows.length })}</p>
        )}
      </section>
      {rows.length > 0 && layout !== 'narrow' && (
        <Preview row={rows.find((row) => row.visitId === chosen)} visitId={chosen} onNext={nextAfter} />
      )}
    </div>
  );
};

interface OldListProps {
  /** When it was read, milliseconds since the epoch. */
  readonly at: number;
  readonly onRetry: () => void;
}

/** The list has been read before and cannot be read now: it stays, and says how old it is (design 7). */
const OldList = ({ at, onRetry }: OldListProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const timeText = useTimeText();
  return (
    <div className="om-notice" data-kind="warning">
      <CloudSlashIcon aria-hidden />
      <p role="status">{t('home.old', { when: timeText(new Date(at).toISOString()) })}</p>
      <button type="button" className="om-link" onClick={onRetry}>
        {t('shared:problem.tryAgain')}
      </button>
    </div>
  );
};

interface EmptyProps {
  readonly tab: CaseTab;
  readonly narrowed: boolean;
  readonly filter: CaseFilter;
}

const Empty = ({ tab, narrowed, filter }: EmptyProps) => {
  const { t } = useTranslation('staff');
  const isFiltered = narrowed || filter.date !== '' || filter.entry !== '';
  const [title, text] = t(isFiltered ? 'home.noHits' : `home.empty.${tab}`, { returnObjects: true });
  return <StatePanel icon={<DoorOpenIcon />} title={title} text={text} />;
};
