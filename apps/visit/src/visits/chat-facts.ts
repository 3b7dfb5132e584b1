import type { ChatMessage, sealedV1 } from '@om/contracts';
import type { Data } from '@om/messaging';
import type { Trigger } from '@om/visit-state';

/** What an entry of the conversation is to the visit: words of a side, or something that only takes its place. */
export const triggerOfMessage = ({ kind, author, seq, at }: ChatMessage): Trigger => {
  if (kind !== 'text' || !author) return { type: 'other-entry', seq };
  return { type: author.side === 'patient' ? 'patient-message' : 'care-message', seq, at };
};

/** What a seal is to the visit. */
export const triggerOfSeal = ({ sealSeq, last }: Data<typeof sealedV1>): Trigger => ({
  type: 'sealed',
  sealSeq,
  ...last,
});
