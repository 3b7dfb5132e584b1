import { patientFrame, patientSession } from '@om/contracts/gateway';
import { lazy, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkContext } from '../connection/link.js';
import { useLogin } from '../connection/use-login.js';
import { Button } from '../ui/controls.js';
import { KitLanguage } from '../ui/kit-language.js';
import { LockedCover } from '../ui/locked-cover.js';
import { Route, Switch, usePath } from '../ui/navigation.js';
import { fetchAhead } from '../ui/part.js';
import { FailedPanel } from '../ui/problem-notice.js';
import { CasesPage } from './cases/cases-page.js';
import { Landing } from './landing.js';
import { WorseLines } from './shell/call-lines.js';
import { PatientContext } from './shell/patient-context.js';

const fetchCase = () => import('./talk/case-page.js');
const CasePage = lazy(() => fetchCase().then((module) => ({ default: module.CasePage })));
const fetchBooking = () => import('./booking/book-page.js');
const BookPage = lazy(() => fetchBooking().then((module) => ({ default: module.BookPage })));
const MovePage = lazy(() => fetchBooking().then((module) => ({ default: module.MovePage })));
const fetchSend = () => import('./send/send-page.js');
const SendPage = lazy(() => fetchSend().then((module) => ({ default: module.SendPage })));

const isComplete = () => true;

/** Everything behind the login: own cases, a new case, one case. */
export const LoggedIn = () => {
  const { t } = useTranslation(['shared', 'patient']);
  const path = usePath();
  const { login, ask } = useLogin({
    side: 'patient',
    heard: patientFrame,
    schema: patientSession,
    isComplete,
  });
  const isIn = login.kind === 'in';
  useEffect(() => {
    // A patient who is on a train now can still open the case, or begin a new one, in the tunnel.
    if (isIn) fetchAhead(fetchCase, fetchSend);
  }, [isIn]);
  switch (login.kind) {
    case 'asking':
      return null;
    case 'out':
      return <Landing />;
    case 'locked':
      return (
        <LockedCover
          text={t('locked.patient')}
          loginHref={`/api/patient/login?to=${encodeURIComponent(path)}`}
        >
          <WorseLines />
        </LockedCover>
      );
    case 'failed':
      return (
        <main className="om-locked">
          <FailedPanel
            page
            title={t('patient:cases.failed')}
            problem={login.problem}
            onRetry={() => void ask()}
            button={(props) => <Button variant="secondary" {...props} />}
          />
          <WorseLines />
        </main>
      );
    case 'in':
      if (!login.link) return null;
      return (
        <PatientContext value={login.session}>
          <LinkContext value={login.link}>
            <KitLanguage>
              <Switch>
                <Route path="/nytt" component={SendPage} />
                <Route path="/arende/:visitId/boka/:ticketId" component={BookPage} />
                <Route path="/arende/:visitId/byt-tid" component={MovePage} />
                <Route path="/arende/:visitId" component={CasePage} />
                <Route component={CasesPage} />
              </Switch>
            </KitLanguage>
          </LinkContext>
        </PatientContext>
      );
  }
};
