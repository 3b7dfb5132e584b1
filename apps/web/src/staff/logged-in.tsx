import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { OutgoingQueue } from '../chat/outgoing.js';
import { LinkContext, type Link } from '../connection/link.js';
import { mayRepeat, problemFrom } from '../connection/problem.js';
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

interface LoggedInProps {
  readonly facts: Omit<StaffFacts, 'internalOutgoing'>;
  readonly link: Link;
}

/** Everything below knows who works here; words to colleagues wait in a queue of their own, also over a reload. */
export const LoggedIn = ({ facts, link }: LoggedInProps) => {
  const [queries] = useState(newQueryClient);
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
      <LinkContext value={link}>
        <QueryClientProvider client={queries}>
          <Workspace />
        </QueryClientProvider>
      </LinkContext>
    </StaffContext>
  );
};
