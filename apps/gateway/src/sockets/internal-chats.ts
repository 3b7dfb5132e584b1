import { getInternalHistory, type InternalMessage } from '@om/contracts';
import { refuse, type Answer, type Requester } from '@om/messaging';
import type { Channel } from './channel.js';
import { Openings } from './openings.js';

export type InternalPage = Answer<typeof getInternalHistory>;

/** What a patient is told about the vårdgivarchatt of any visit, in the words of chat. */
export const NO_SUCH_CHAT = refuse('chat.not-found', 'no such conversation for the asker');

/** The *vårdgivarchatt* of visits; followed by clinicians only. */
export class InternalChats extends Openings<InternalMessage, InternalPage> {}

/**
 * How the vårdgivarchatt is asked for and shown. Patients are refused before anybody is asked. Who may only read is shown what
 * was written, not what is being written: a former receiver has no more part in it.
 */
export const internalChannel = (requester: Requester): Channel<InternalMessage, InternalPage> => ({
  ask: ({ clinician }, part) =>
    clinician
      ? requester.request(getInternalHistory, part, { principal: clinician })
      : Promise.resolve(NO_SUCH_CHAT),
  isLive: ({ open }) => open,
  seenBy: (_connection, messages) => messages,
  opened: (_connection, { visitId, ref }, { messages, more, open, readers }) => ({
    type: 'internal-opened',
    ref,
    visitId,
    messages,
    more,
    open,
    readers,
  }),
  shown: (message) => ({ type: 'internal-message', message }),
  placeOf: ({ internalSeq }) => internalSeq,
});
