import type { ChatMessage, Marks, Notification, Side } from '@om/contracts/chat';
import type { ServerFrame } from '@om/contracts/gateway';

/** A conversation as this window knows it: a run of messages without gaps from the first one on. */
export interface Conversation {
  readonly messages: readonly ChatMessage[];
  /** The last entry that this reader may not see: a guest who came later reads from there on. 0 for everyone else. */
  readonly from: number;
  /** Whether the person can write now, as the server said last. */
  readonly open: boolean;
  readonly marks: Marks;
  readonly patientOnline: { readonly online: boolean; readonly since: string } | undefined;
  readonly notifications: readonly Notification[];
  /** The other side is writing, until this instant (milliseconds). */
  readonly typing: { readonly name: string; readonly until: number } | undefined;
  /** Nothing has come from the server yet. */
  readonly empty: boolean;
}

/** How long a typing signal counts, milliseconds; it is repeated every 3 s. */
export const TYPING_MS = 6_000;

const NO_MARKS: Marks = { patient: { delivered: 0, read: 0 }, care: { delivered: 0, read: 0 } };

export const emptyConversation: Conversation = {
  messages: [],
  from: 0,
  open: false,
  marks: NO_MARKS,
  patientOnline: undefined,
  notifications: [],
  typing: undefined,
  empty: true,
};

/** Highest sequence number known; what `open` asks for everything after. */
export const lastSeq = (conversation: Conversation): number =>
  conversation.messages.at(-1)?.seq ?? conversation.from;

/** Whether a person has written since the visit ended last; never before an end. */
export const hasWordsAfterEnd = (messages: readonly ChatMessage[]): boolean => {
  const end = messages.findLastIndex(({ kind }) => kind === 'ended');
  return end !== -1 && messages.slice(end).some(({ kind }) => kind === 'text');
};

/** Puts messages in their places: each once, in order, and only as long as there is no gap before them. */
const merged = (
  { messages: known, from }: Conversation,
  incoming: readonly ChatMessage[],
): readonly ChatMessage[] => {
  const result = [...known];
  for (const message of [...incoming].sort((a, b) => a.seq - b.seq)) {
    if (message.seq === (result.at(-1)?.seq ?? from) + 1) result.push(message);
  }
  return result.length === known.length ? known : result;
};

/** Marks never go back, whatever order their messages come in. */
const furthest = (a: Marks, b: Marks): Marks => ({
  patient: b.patient.read >= a.patient.read ? bounded(a.patient, b.patient) : bounded(b.patient, a.patient),
  care: b.care.read >= a.care.read ? bounded(a.care, b.care) : bounded(b.care, a.care),
});
const bounded = (less: Marks[Side], more: Marks[Side]): Marks[Side] => ({
  ...more,
  delivered: Math.max(less.delivered, more.delivered),
});

type Opened = Pick<
  Extract<ServerFrame, { type: 'opened' }>,
  'messages' | 'open' | 'marks' | 'presence' | 'notifications'
>;

/**
 * Takes in the answer to `open`, or the conversation part of a composed view. An answer that was on its way while a live
 * message overtook it does not know that the conversation has opened or closed since.
 * @param askedAfter the last message that was known when the question was asked
 */
export const withOpened = (conversation: Conversation, answer: Opened, askedAfter = 0): Conversation => ({
  ...conversation,
  messages: merged(conversation, answer.messages),
  open: isOvertaken(conversation, answer, askedAfter) ? conversation.open : answer.open,
  marks: furthest(conversation.marks, answer.marks),
  patientOnline: answer.presence ?? conversation.patientOnline,
  notifications: (answer.notifications ?? []).reduce(withSms, conversation.notifications),
  empty: false,
});

const isOvertaken = (conversation: Conversation, answer: Opened, askedAfter: number): boolean =>
  Math.max(askedAfter, answer.messages.at(-1)?.seq ?? 0) < lastSeq(conversation);

/** The greeting is here and no seal, yet the answer said "not open": the answer and the greeting crossed each other. */
export const shouldBeOpen = (conversation: Conversation): boolean =>
  !conversation.open &&
  conversation.messages.some((message) => message.kind === 'greeting') &&
  conversation.messages.findLast((message) => message.kind === 'seal' || message.kind === 'unseal')?.kind !==
    'seal';

/** Takes in one live message. A gap before it is left: `missesMessages` then asks for the rest. */
export const withMessage = (conversation: Conversation, message: ChatMessage): Conversation => {
  const messages = merged(conversation, [message]);
  if (messages === conversation.messages) return conversation;
  return {
    ...conversation,
    messages,
    typing: undefined,
    open: message.kind === 'seal' ? false : conversation.open || message.kind === 'greeting',
  };
};

/** Whether a live message shows that others before it were missed. */
export const missesMessages = (conversation: Conversation, message: ChatMessage): boolean =>
  message.seq > lastSeq(conversation) + 1;

export const withMarks = (conversation: Conversation, marks: Marks): Conversation => ({
  ...conversation,
  marks: furthest(conversation.marks, marks),
});

export const withTyping = (conversation: Conversation, name: string, now: number): Conversation => ({
  ...conversation,
  typing: { name, until: now + TYPING_MS },
});

/** A later state of an SMS replaces the earlier one of the same SMS. */
export const withNotification = (conversation: Conversation, notification: Notification): Conversation => ({
  ...conversation,
  notifications: withSms(conversation.notifications, notification),
});

/** How far an SMS has come: what is told of it live may overtake an answer that was on its way. */
const PROGRESS: Readonly<Record<Notification['status'], number>> = {
  sending: 0,
  sent: 1,
  delivered: 2,
  failed: 2,
  'no-number': 2,
};

const withSms = (all: readonly Notification[], told: Notification): readonly Notification[] => {
  const known = all.find(({ notificationId }) => notificationId === told.notificationId);
  if (known && PROGRESS[known.status] > PROGRESS[told.status]) return all;
  return [...all.filter((one) => one !== known), told];
};
