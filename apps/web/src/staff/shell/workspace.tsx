import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Route, Routes } from 'react-router';
import { ConnectionNotice } from '../../ui/connection-notice.js';
import { Home } from '../home/home.js';
import { VisitPage } from '../visit/visit-page.js';
import { PageTitle } from './page-title.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { TopBar } from './top-bar.js';
import { useCaseUpdates } from './use-cases.js';
import { useShortcuts } from './use-shortcuts.js';

/** Top bar, connection notice and the page below. Nothing scrolls except inside panes. */
export const Workspace = () => {
  const { t } = useTranslation('shared');
  const shell = useRef<HTMLDivElement>(null);
  const shortcuts = useShortcuts();
  useCaseUpdates();
  return (
    <div className="om-shell" ref={shell}>
      <a className="om-skip" href="#innehall">
        {t('skip')}
      </a>
      <PageTitle />
      <TopBar onShortcuts={shortcuts.show} />
      <ConnectionNotice />
      <Routes>
        <Route path="/besok/:visitId" element={<VisitPage />} />
        <Route path="*" element={<Home />} />
      </Routes>
      <ShortcutsDialog open={shortcuts.shown} onClose={shortcuts.hide} />
    </div>
  );
};
