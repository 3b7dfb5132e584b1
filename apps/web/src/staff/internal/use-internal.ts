import type { StaffVisit } from '@om/contracts/gateway';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Outgoing } from '../../chat/outgoing.js';
import { useLink } from '../../connection/link.js';
import { useStaff } from '../session/staff-context.js';
import { emptyInternal, type InternalConversation } from './internal-conversation.js';
import { InternalFeed } from './internal-feed.js';

/** A *vårdgivarchatt* that follows the server, with what is still on its way. */
export interface LiveInternal {
  readonly conversation: InternalConversation;
  readonly outgoing: readonly Outgoing[];
  readonly feed: InternalFeed | undefined;
}

/**
 * Follows the *vårdgivarchatt* of a visit as long as the component is on the page.
 * @param seed of the composed view: null when chat is away, undefined for who has nothing to do with it
 */
export const useInternal = (visitId: string, seed: StaffVisit['internal']): LiveInternal => {
  const on = seed !== undefined;
  const { socket, clock } = useLink();
  const { me } = useStaff();
  const [live, setLive] = useState<{ feed: InternalFeed; conversation: InternalConversation }>();
  useEffect(() => {
    if (!on) return undefined;
    const feed = new InternalFeed(socket, { visitId, personId: me.personId, now: () => clock.now() });
    const stop = feed.changes.add((conversation) => {
      setLive({ feed, conversation });
    });
    setLive({ feed, conversation: feed.state });
    return () => {
      stop();
      feed.stop();
      setLive(undefined);
    };
  }, [socket, clock, visitId, me.personId, on]);
  const feed = live?.feed;
  useEffect(() => {
    if (seed) feed?.seed(seed);
  }, [feed, seed]);
  return {
    conversation: live?.conversation ?? emptyInternal,
    feed,
    outgoing: useInternalOutgoing(visitId),
  };
};

/** Words to colleagues that wait to be sent in a visit, oldest first. */
const useInternalOutgoing = (visitId: string): readonly Outgoing[] => {
  const { internalOutgoing } = useStaff();
  const snapshot = useSyncExternalStore(
    (tell) =>
      internalOutgoing.changes.add((changed) => {
        if (changed === visitId) tell();
      }),
    () => JSON.stringify(internalOutgoing.of(visitId)),
  );
  return JSON.parse(snapshot) as Outgoing[];
};
