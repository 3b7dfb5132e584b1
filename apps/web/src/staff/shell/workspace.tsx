import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Switch } from '../../ui/navigation.js';
import { ConnectionNotice } from '../../ui/connection-notice.js';
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

/** Top bar, connection notice and the page below. Nothing scrolls except inside panes. */
export const Workspace = () => {
  const { t } = useTranslation('shared');
  const shortcuts = useShortcuts();
  useCaseUpdates();
  useEffect(() => {
    void fetchVisitPage();
  }, []);
  return (
    <div className="om-shell">
      <a className="om-skip" href="#innehall">
        {t('skip')}
      </a>
      <PageTitle />
      <TopBar onShortcuts={shortcuts.show} />
      <ConnectionNotice />
      <Suspense>
        <Switch>
          <Route path="/besok/:visitId" component={VisitPage} />
          <Route component={Home} />
        </Switch>
      </Suspense>
      <Suspense>{shortcuts.shown && <ShortcutsDialog open onClose={shortcuts.hide} />}</Suspense>
    </div>
  );
};
