import { lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from '../../ui/navigation.js';
import { ConnectionNotice } from '../../ui/connection-notice.js';
import { fetchAhead, Part } from '../../ui/part.js';
import { onBehalf } from '../create/on-behalf.js';
import { HandoverNews } from '../handover/handover-news.js';
import { Home } from '../home/home.js';
import { PageTitle } from './page-title.js';
import { TopBar } from './top-bar.js';
import { useCaseUpdates } from './use-cases.js';
import { useShortcuts } from './use-shortcuts.js';

const fetchVisitPage = () => import('../visit/visit-page.js');
const VisitPage = lazy(() => fetchVisitPage().then((module) => ({ default: module.VisitPage })));
const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog.js').then((module) => ({ default: module.ShortcutsDialog })),
);
const OnBehalfDialog = lazy(() =>
  import('../create/on-behalf-dialog.js').then((module) => ({ default: module.OnBehalfDialog })),
);
const AdministrationPage = lazy(() =>
  import('../administration/administration-page.js').then((module) => ({
    default: module.AdministrationPage,
  })),
);
const SchedulePage = lazy(() =>
  import('../schedule/schedule-page.js').then((module) => ({ default: module.SchedulePage })),
);
const FeedbackPage = lazy(() =>
  import('../feedback/feedback-page.js').then((module) => ({ default: module.FeedbackPage })),
);
const Attention = lazy(() =>
  import('../attention/attention.js').then((module) => ({ default: module.Attention })),
);
const StatisticsPage = lazy(() =>
  import('../statistics/statistics-page.js').then((module) => ({ default: module.StatisticsPage })),
);
const EmptyPage = lazy(() => import('./empty-page.js').then((module) => ({ default: module.EmptyPage })));

/** Top bar, connection notice and the page below. Nothing scrolls except inside panes. */
export const Workspace = () => {
  const { t } = useTranslation('shared');
  const shortcuts = useShortcuts();
  useCaseUpdates();
  useEffect(() => {
    fetchAhead(fetchVisitPage);
  }, []);
  return (
    <div className="om-shell">
      <a className="om-skip" href="#innehall">
        {t('skip')}
      </a>
      <PageTitle />
      <TopBar onShortcuts={shortcuts.show} />
      <ConnectionNotice />
      <HandoverNews />
      <Part>
        <Attention />
      </Part>
      <Part page>
        <Switch>
          <Route path="/besok/:visitId" component={VisitPage} />
          <Route path="/vidimeringar">
            <EmptyPage page="acknowledgements" />
          </Route>
          <Route path="/konsultationer">
            <EmptyPage page="consultations" />
          </Route>
          <Route path="/tidbok" component={SchedulePage} />
          <Route path="/aterkoppling" component={FeedbackPage} />
          <Route path="/statistik" component={StatisticsPage} />
          <Route path="/administration" component={AdministrationPage} />
          <Route component={Home} />
        </Switch>
      </Part>
      <Part>{shortcuts.shown && <ShortcutsDialog open onClose={shortcuts.hide} />}</Part>
      <OnBehalf />
    </div>
  );
};

/** *Sök eller skapa patient*, opened from anywhere. */
const OnBehalf = () => {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onOpen = () => {
      setOpen(true);
    };
    onBehalf.addEventListener('open', onOpen);
    return () => {
      onBehalf.removeEventListener('open', onOpen);
    };
  }, []);
  return (
    <Part>
      {open && (
        <OnBehalfDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </Part>
  );
};
