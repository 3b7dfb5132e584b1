import type { ChatMessage, Marks, Side } from '@om/contracts/chat';
import { isSameDay } from '../time/swedish-time.js';
import type { Outgoing } from './outgoing.js';

/** How far one's own last message has come. `read` carries when, if the server told. */
export type Receipt =
  | { readonly kind: 'stored' }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'read'; readonly at: string | undefined }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly code: string };

/** One thing in the list of the chat. */
export type ChatItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'line'; readonly key: string; readonly message: ChatMessage }
  | Bubble;

/** Words of a person; name and time stand over the first of a run only. */
export interface Bubble {
  readonly kind: 'bubble';
  readonly key: string;
  readonly own: boolean;
  readonly firstOfRun: boolean;
  readonly text: string;
  /** A text of the unit, the greeting or *Meddelande*: Swedish whoever reads it. */
  readonly ofUnit: boolean;
  readonly at: string;
  readonly author: ChatMessage['author'];
  readonly receipt: Receipt | undefined;
  readonly outgoing: Outgoing | undefined;
  readonly seq: number | undefined;
}

/** A pause this long begins a new run, minutes. */
const RUN_MINUTES = 5;
const WORDS = new Set<ChatMessage['kind']>(['text', 'greeting', 'auto']);

/** What the list shows, in order: day separators, bubbles in runs, system lines, and last what is still on its way. */
export const chatItems = (
  messages: readonly ChatMessage[],
  outgoing: readonly Outgoing[],
  marks: Marks,
  side: Side,
): ChatItem[] => {
  const stored = new Set(messages.map((message) => message.clientId));
  const shown = withoutPostponedSeals(messages);
  const lastOwn = shown.findLast((message) => isOwn(message, side))?.seq;
  const items: ChatItem[] = [];
  let previous: ChatMessage | undefined;
  for (const message of shown) {
    if (!previous || !isSameDay(previous.at, message.at))
      items.push({ kind: 'day', key: `day-${message.seq}`, at: message.at });
    items.push(
      itemOf(message, previous, side, message.seq === lastOwn ? receiptOf(message, marks, side) : undefined),
    );
    previous = message;
  }
  for (const [index, waiting] of outgoing.filter((one) => !stored.has(one.clientId)).entries())
    items.push(waitingBubble(waiting, index === 0 && !isOwn(previous, side)));
  return items;
};

const isOwn = (message: ChatMessage | undefined, side: Side): boolean =>
  message !== undefined && WORDS.has(message.kind) && message.author?.side === side;

/** Only the seal that stands says something to people: an earlier one was taken back, or asked for again. */
const withoutPostponedSeals = (messages: readonly ChatMessage[]): ChatMessage[] => {
  const isControl = ({ kind }: ChatMessage): boolean => kind === 'seal' || kind === 'unseal';
  const last = messages.findLast(isControl);
  return messages.filter((message) => !isControl(message) || (message === last && message.kind === 'seal'));
};

const itemOf = (
  message: ChatMessage,
  previous: ChatMessage | undefined,
  side: Side,
  receipt: Receipt | undefined,
): ChatItem => {
  if (!WORDS.has(message.kind)) return { kind: 'line', key: message.messageId, message };
  return {
    kind: 'bubble',
    key: message.clientId,
    own: isOwn(message, side),
    firstOfRun: !previous || !sameRun(previous, message),
    text: message.text,
    ofUnit: message.kind !== 'text',
    at: message.at,
    author: message.author,
    receipt,
    outgoing: undefined,
    seq: message.seq,
  };
};

const sameRun = (a: ChatMessage, b: ChatMessage): boolean =>
  WORDS.has(a.kind) &&
  a.author?.personId === b.author?.personId &&
  a.author?.name === b.author?.name &&
  isSameDay(a.at, b.at) &&
  Date.parse(b.at) - Date.parse(a.at) < RUN_MINUTES * 60_000;

const receiptOf = (message: ChatMessage, marks: Marks, side: Side): Receipt => {
  const other = marks[side === 'care' ? 'patient' : 'care'];
  if (other.read >= message.seq) return { kind: 'read', at: other.readAt };
  return { kind: other.delivered >= message.seq ? 'delivered' : 'stored' };
};

const waitingBubble = (outgoing: Outgoing, firstOfRun: boolean): Bubble => ({
  kind: 'bubble',
  key: outgoing.clientId,
  own: true,
  firstOfRun,
  text: outgoing.text,
  ofUnit: false,
  at: new Date(outgoing.at).toISOString(),
  author: undefined,
  receipt: outgoing.refused === undefined ? { kind: 'waiting' } : { kind: 'refused', code: outgoing.refused },
  outgoing,
  seq: undefined,
});
