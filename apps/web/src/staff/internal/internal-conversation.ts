import type { InternalMessage, InternalReader } from '@om/contracts/chat';
import type { ServerFrame } from '@om/contracts/gateway';

/** The *vårdgivarchatt* of a visit as this window knows it: a run of messages without gaps from the first one on. */
export interface InternalConversation {
  readonly messages: readonly InternalMessage[];
  /** Whether the person can write now, as the server said last. */
  readonly open: boolean;
  readonly readers: readonly InternalReader[];
  /** A colleague is writing, until this instant (milliseconds). */
  readonly typing: { readonly name: string; readonly until: number } | undefined;
  /** Nothing has come from the server yet. */
  readonly empty: boolean;
}

/** How long a typing signal counts, milliseconds; it is repeated every 3 s. */
const TYPING_MS = 6_000;

export const emptyInternal: InternalConversation = {
  messages: [],
  open: false,
  readers: [],
  typing: undefined,
  empty: true,
};

/** Highest sequence number known; what the next question asks for everything after. */
export const lastInternalSeq = (conversation: InternalConversation): number =>
  conversation.messages.at(-1)?.internalSeq ?? 0;

/** Puts messages in their places: each once, in order, and only as long as there is no gap before them. */
const merged = (
  known: readonly InternalMessage[],
  incoming: readonly InternalMessage[],
): readonly InternalMessage[] => {
  const result = [...known];
  for (const message of [...incoming].sort((a, b) => a.internalSeq - b.internalSeq)) {
    if (message.internalSeq === (result.at(-1)?.internalSeq ?? 0) + 1) result.push(message);
  }
  return result.length === known.length ? known : result;
};

/** Takes in the answer to the question for everything after the last message. */
export const withInternalOpened = (
  conversation: InternalConversation,
  answer: Pick<Extract<ServerFrame, { type: 'internal-opened' }>, 'messages' | 'open' | 'readers'>,
): InternalConversation => ({
  ...conversation,
  messages: merged(conversation.messages, answer.messages),
  open: answer.open,
  readers: furthest(conversation.readers, answer.readers),
  empty: false,
});

/** Takes in one live message; a gap before it is left, `missesInternal` then asks for the rest. */
export const withInternalMessage = (
  conversation: InternalConversation,
  message: InternalMessage,
): InternalConversation => {
  const messages = merged(conversation.messages, [message]);
  return messages === conversation.messages ? conversation : { ...conversation, messages, typing: undefined };
};

/** Whether a live message shows that others before it were missed. */
export const missesInternal = (conversation: InternalConversation, message: InternalMessage): boolean =>
  message.internalSeq > lastInternalSeq(conversation) + 1;

/** A mark never goes back, whatever order the marks come in. */
const furthest = (
  known: readonly InternalReader[],
  told: readonly InternalReader[],
): readonly InternalReader[] => {
  const before = new Map(known.map((reader) => [reader.personId, reader.readSeq]));
  return told.map((reader) => ({
    ...reader,
    readSeq: Math.max(reader.readSeq, before.get(reader.personId) ?? 0),
  }));
};

export const withInternalReaders = (
  conversation: InternalConversation,
  readers: readonly InternalReader[],
): InternalConversation => ({ ...conversation, readers: furthest(conversation.readers, readers) });

export const withInternalTyping = (
  conversation: InternalConversation,
  name: string,
  now: number,
): InternalConversation => ({ ...conversation, typing: { name, until: now + TYPING_MS } });

/** How many messages of colleagues one has not seen. */
export const unreadInternal = (conversation: InternalConversation, personId: string): number => {
  const read = conversation.readers.find((reader) => reader.personId === personId)?.readSeq ?? 0;
  return conversation.messages.filter(
    (message) => message.internalSeq > read && message.sender.personId !== personId,
  ).length;
};
