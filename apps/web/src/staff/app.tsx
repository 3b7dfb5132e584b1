import { staffSession, type StaffSession } from '@om/contracts/gateway';
import { Provider } from '@navikt/ds-react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePath } from '../ui/navigation.js';
import { OutgoingQueue } from '../chat/outgoing.js';
import { LinkContext, type Link } from '../connection/link.js';
import { mayRepeat, problemFrom } from '../connection/problem.js';
import { useLogin } from '../connection/use-login.js';
import { Button, DensityContext } from '../ui/controls.js';
import { LockedCover } from '../ui/locked-cover.js';
import { FailedPanel } from '../ui/problem-notice.js';
import { useKitLocale } from '../ui/use-kit-locale.js';
import { ChooseAssignment } from './session/choose-assignment.js';
import { Landing } from './session/landing.js';
import { INTERNAL_CHANNEL } from './internal/internal-channel.js';
import { StaffContext, type StaffFacts } from './session/staff-context.js';
import { Workspace } from './shell/workspace.js';

const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && mayRepeat(problemFrom(error)),
        staleTime: 5_000,
        networkMode: 'always',
      },
    },
  });

const isComplete = (session: StaffSession) => session.principal !== undefined;

/** The clinician's side: who are you, where do you work today, and then the workspace. */
export const StaffApp = () => {
  const locale = useKitLocale();
  return (
    <Provider {...(locale ? { locale } : {})}>
      <DensityContext value="small">
        <Entrance />
      </DensityContext>
    </Provider>
  );
};

const Entrance = () => {
  const { t } = useTranslation(['shared', 'staff']);
  const pathname = usePath();
  const { login, ask, enter } = useLogin({ side: 'staff', schema: staffSession, isComplete });
  const person = login.kind === 'in' ? login.session.principal : undefined;
  const unit = person && `${person.personId} ${person.careUnitId} ${person.role}`;
  const queries = useMemo(() => (unit === undefined ? undefined : newQueryClient()), [unit]);
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
      if (!person || !login.link || !queries)
        return <ChooseAssignment session={login.session} onChosen={enter} />;
      return (
        <LoggedIn key={unit} facts={{ session: login.session, me: person, enter }} link={login.link}>
          <QueryClientProvider client={queries}>
            <Workspace />
          </QueryClientProvider>
        </LoggedIn>
      );
  }
};

interface LoggedInProps {
  readonly facts: Omit<StaffFacts, 'internalOutgoing'>;
  readonly link: Link;
  readonly children: ReactNode;
}

/** Everything below knows who works here; words to colleagues wait in a queue of their own, also over a reload. */
const LoggedIn = ({ facts, link, children }: LoggedInProps) => {
  const [internalOutgoing, setQueue] = useState<OutgoingQueue>();
  useEffect(() => {
    const queue = new OutgoingQueue(link.socket, link.drafts, () => link.clock.now(), INTERNAL_CHANNEL);
    setQueue(queue);
    return () => {
      queue.stop();
    };
  }, [link]);
  if (!internalOutgoing) return null;
  return (
    <StaffContext value={{ ...facts, internalOutgoing }}>
      <LinkContext value={link}>{children}</LinkContext>
    </StaffContext>
  );
};
