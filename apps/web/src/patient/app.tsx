import { lazy, useEffect, useState } from 'react';
import { Route, Switch } from '../ui/navigation.js';
import { fetchAhead, Part } from '../ui/part.js';
import { Landing } from './landing.js';
import { WorseLines } from './shell/call-lines.js';

const fetchLoggedIn = () => import('./logged-in.js');
const LoggedIn = lazy(() => fetchLoggedIn().then((module) => ({ default: module.LoggedIn })));
const SmsPage = lazy(() =>
  import('../development/sms-page.js').then((module) => ({ default: module.SmsPage })),
);

/** The patient's side. The page about SMS in development needs no login. */
export const PatientApp = () => (
  <Part page besides={<WorseLines />}>
    <Switch>
      <Route path="/utveckling/sms" component={SmsPage} />
      <Route component={Entrance} />
    </Switch>
  </Part>
);

/** The first page is small and shown at once; the rest comes when someone is logged in, or while they read it. */
const Entrance = () => {
  const [isOut, setIsOut] = useState<boolean>();
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch('/api/patient/session', { credentials: 'same-origin' }).catch(
        () => undefined,
      );
      setIsOut(answer?.status === 401);
      fetchAhead(fetchLoggedIn);
    };
    void ask();
  }, []);
  if (isOut === undefined) return null;
  return isOut ? <Landing /> : <LoggedIn />;
};
