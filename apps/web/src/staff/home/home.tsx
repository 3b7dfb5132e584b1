import { CASE_TABS, type CaseTab } from '@om/contracts/queue';
import { PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from '../../ui/navigation.js';
import { useNow } from '../../connection/hooks.js';
import { useLanguage } from '../../language/use-language.js';
import { longDate } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { Tabs } from '../../ui/tabs.js';
import { shownCount, useCases, NO_FILTER } from '../shell/use-cases.js';
import { onBehalf } from '../create/on-behalf.js';
import { TabPanel } from './tab-panel.js';

/** Tabs whose count wants action: filled badge. */
const WANTS_ACTION: readonly CaseTab[] = ['handovers', 'replies'];

/** Startsida: the care unit's cases, live, with a preview that the patient does not notice. */
export const Home = () => {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const now = useNow(60_000);
  const [query, setQuery] = useSearchParams();
  const tab = CASE_TABS.find((known) => known === query.get('flik')) ?? 'waiting';
  const [filter, setFilter] = useState(NO_FILTER);
  const { data } = useCases(tab, filter);
  const counts = data?.counts;
  const countOf = (value: CaseTab) => {
    const count = value === 'ended' ? undefined : counts?.[value];
    return count === undefined ? undefined : shownCount(count);
  };
  return (
    <main className="om-home" id="innehall" tabIndex={-1}>
      <header className="om-home-head">
        <h1>{t('home.title')}</h1>
        <p className="om-muted">{longDate(now, language)}</p>
        <Button
          variant="secondary"
          icon={<PlusIcon aria-hidden />}
          onClick={() => {
            onBehalf.open();
          }}
        >
          {t('home.createPatient')}
        </Button>
      </header>
      <Tabs
        label={t('home.tabs')}
        value={tab}
        onChange={(next) => {
          setQuery(next === 'waiting' ? {} : { flik: next });
        }}
        tabs={CASE_TABS.map((value) => ({
          value,
          label: t(`home.tab.${value}`),
          count: countOf(value),
          wantsAction: WANTS_ACTION.includes(value),
        }))}
        panels="arenden"
      />
      <TabPanel key={tab} tab={tab} filter={filter} onFilter={setFilter} />
    </main>
  );
};
