import { serverFrame, staffSession, type StaffSession } from '@om/contracts/gateway';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePath } from '../ui/navigation.js';
import { useLogin } from '../connection/use-login.js';
import { Button, DensityContext } from '../ui/controls.js';
import { KitLanguage } from '../ui/kit-language.js';
import { LockedCover } from '../ui/locked-cover.js';
import { FailedPanel } from '../ui/problem-notice.js';
import { ChooseAssignment } from './session/choose-assignment.js';
import { Landing } from './session/landing.js';

const fetchLoggedIn = () => import('./logged-in.js');
const LoggedIn = lazy(() => fetchLoggedIn().then((module) => ({ default: module.LoggedIn })));

const isComplete = (session: StaffSession) => session.principal !== undefined;

/** The clinician's side: who are you, where do you work today, and then the workspace. */
export const StaffApp = () => (
  <KitLanguage>
    <DensityContext value="small">
      <Entrance />
    </DensityContext>
  </KitLanguage>
);

const Entrance = () => {
  const { t } = useTranslation(['shared', 'staff']);
  const pathname = usePath();
  const { login, ask, enter, renew } = useLogin({
    side: 'staff',
    heard: serverFrame,
    schema: staffSession,
    isComplete,
  });
  const person = login.kind === 'in' ? login.session.principal : undefined;
  const unit = person && `${person.personId} ${person.careUnitId} ${person.role}`;
  useEffect(() => {
    // Fetched while the server is asked who is logged in, so that nobody waits for the one after the other.
    void fetchLoggedIn();
  }, []);
  switch (login.kind) {
    case 'asking':
      return null;
    case 'out':
      return <Landing />;
    case 'locked':
      return (
        <LockedCover
          text={t('locked.staff')}
          loginHref={`/api/staff/login?to=${encodeURIComponent(`/personal${pathname}`)}`}
        />
      );
    case 'failed':
      return (
        <main className="om-locked">
          <FailedPanel
            page
            title={t('staff:missing.failed')}
            problem={login.problem}
            onRetry={() => void ask()}
            button={(props) => <Button variant="secondary" {...props} />}
          />
        </main>
      );
    case 'in':
      if (!person || !login.link) return <ChooseAssignment session={login.session} onChosen={enter} />;
      return (
        <Suspense>
          <LoggedIn
            key={unit}
            facts={{ session: login.session, me: person, enter, renew }}
            link={login.link}
          />
        </Suspense>
      );
  }
};
