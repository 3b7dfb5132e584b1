import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLink } from '../connection/link.js';
import { emptyConversation, type Conversation, type withOpened } from './conversation.js';
import { ConversationFeed, type FeedOptions } from './conversation-feed.js';
import type { Outgoing } from './outgoing.js';

/** A conversation that follows the server, with what is still on its way. */
export interface LiveConversation {
  readonly conversation: Conversation;
  readonly outgoing: readonly Outgoing[];
  readonly feed: ConversationFeed | undefined;
}

interface Follow extends Pick<FeedOptions, 'visitId' | 'side' | 'marking' | 'fromSeq' | 'patientId'> {
  /** The conversation of the composed view; shown until the socket has answered. */
  readonly seed: Parameters<typeof withOpened>[1] | null | undefined;
}

/** Follows the conversation of a visit as long as the component is on the page. */
export const useConversation = ({
  visitId,
  side,
  marking,
  fromSeq,
  patientId,
  seed,
}: Follow): LiveConversation => {
  const { socket, clock } = useLink();
  const [live, setLive] = useState<{ feed: ConversationFeed; conversation: Conversation }>();
  useEffect(() => {
    const feed = new ConversationFeed(socket, {
      visitId,
      side,
      marking,
      fromSeq,
      patientId,
      now: () => clock.now(),
    });
    const stop = feed.changes.add((conversation) => {
      setLive({ feed, conversation });
    });
    setLive({ feed, conversation: feed.state });
    return () => {
      stop();
      feed.stop();
    };
  }, [socket, clock, visitId, side, marking, fromSeq, patientId]);
  const feed = live?.feed;
  useEffect(() => {
    if (seed) feed?.seed(seed);
  }, [feed, seed]);
  return { conversation: live?.conversation ?? emptyConversation, feed, outgoing: useOutgoing(visitId) };
};

/** What waits to be sent in a visit, oldest first. */
export const useOutgoing = (visitId: string): readonly Outgoing[] => {
  const { outgoing } = useLink();
  const snapshot = useSyncExternalStore(
    (tell) =>
      outgoing.changes.add((changed) => {
        if (changed === visitId) tell();
      }),
    () => JSON.stringify(outgoing.of(visitId)),
  );
  return JSON.parse(snapshot) as Outgoing[];
};
