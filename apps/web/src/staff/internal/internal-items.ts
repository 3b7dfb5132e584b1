import type { InternalMessage, InternalReader } from '@om/contracts/chat';
import type { VisitSnapshot } from '@om/contracts/visit';
import type { Outgoing } from '../../chat/outgoing.js';
import { isSameDay } from '../../time/swedish-time.js';

/** How far an own message has come. `readBy` are colleagues. */
export type InternalReceipt =
  | { readonly kind: 'stored' }
  | { readonly kind: 'read'; readonly names: readonly string[] }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly code: string };

/** Words of a colleague, or one's own; name and time stand over the first of a run. */
export interface InternalBubble {
  readonly kind: 'bubble';
  readonly key: string;
  readonly own: boolean;
  readonly firstOfRun: boolean;
  readonly sender: Pick<InternalMessage['sender'], 'name' | 'profession'> | undefined;
  readonly text: string;
  readonly at: string;
  readonly seq: number | undefined;
  readonly receipt: InternalReceipt | undefined;
  readonly outgoing: Outgoing | undefined;
}

/** One thing in the list of the *vårdgivarchatt*. */
export type InternalItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'handover'; readonly key: string; readonly at: string; readonly priority: number }
  | InternalBubble;

/** A pause this long begins a new run, minutes. */
const RUN_MINUTES = 5;

/** A message, or the words a handover was sent with, which stand in the list where they were written. */
interface Written {
  readonly key: string;
  readonly sender: Pick<InternalMessage['sender'], 'personId' | 'name' | 'profession'>;
  readonly text: string;
  readonly at: string;
  readonly seq: number | undefined;
  readonly priority?: number;
}

/** What the list is made of. */
export interface InternalList {
  readonly messages: readonly InternalMessage[];
  readonly readers: readonly InternalReader[];
  readonly handover: VisitSnapshot['handover'];
  readonly outgoing: readonly Outgoing[];
  readonly personId: string;
}

/** The list in order: day separators, the handover with its message, bubbles in runs, and last what is on its way. */
export const internalItems = (list: InternalList): InternalItem[] => {
  const { personId, outgoing, messages } = list;
  const items: InternalItem[] = [];
  const lastOwn = messages.findLast((message) => message.sender.personId === personId)?.internalSeq;
  let previous: Written | undefined;
  for (const written of inOrder(list)) {
    if (!previous || !isSameDay(previous.at, written.at))
      items.push({ kind: 'day', key: `day-${written.key}`, at: written.at });
    if (written.priority !== undefined)
      items.push({
        kind: 'handover',
        key: `line-${written.key}`,
        at: written.at,
        priority: written.priority,
      });
    if (written.text !== '') items.push(bubbleOf(written, previous, list, lastOwn));
    previous = written;
  }
  const stored = new Set(messages.map((message) => message.clientId));
  for (const [index, one] of outgoing.filter((waiting) => !stored.has(waiting.clientId)).entries())
    items.push(waitingBubble(one, index === 0 && previous?.sender.personId !== personId));
  return items;
};

const inOrder = ({ messages, handover }: InternalList): readonly Written[] => {
  const written: readonly Written[] = messages.map((message) => ({
    key: message.clientId,
    sender: message.sender,
    text: message.text,
    at: message.at,
    seq: message.internalSeq,
  }));
  if (!handover) return written;
  const { handoverId, from, message = '', proposedAt, priority } = handover;
  const asked: Written = {
    key: handoverId,
    sender: from,
    text: message,
    at: proposedAt,
    seq: undefined,
    priority,
  };
  const place = written.findIndex((one) => one.at > proposedAt);
  return place === -1 ? [...written, asked] : written.toSpliced(place, 0, asked);
};

const bubbleOf = (
  written: Written,
  previous: Written | undefined,
  list: InternalList,
  lastOwn: number | undefined,
): InternalBubble => {
  const own = written.sender.personId === list.personId;
  return {
    kind: 'bubble',
    key: written.key,
    own,
    firstOfRun: written.priority !== undefined || !previous || !isSameRun(previous, written),
    sender: written.sender,
    text: written.text,
    at: written.at,
    seq: written.seq,
    receipt:
      own && written.seq !== undefined && written.seq === lastOwn ? receiptOf(lastOwn, list) : undefined,
    outgoing: undefined,
  };
};

const isSameRun = (a: Written, b: Written): boolean =>
  a.sender.personId === b.sender.personId &&
  isSameDay(a.at, b.at) &&
  Date.parse(b.at) - Date.parse(a.at) < RUN_MINUTES * 60_000;

const receiptOf = (seq: number, { readers, personId }: InternalList): InternalReceipt => {
  const names = readers
    .filter((reader) => reader.personId !== personId && reader.readSeq >= seq)
    .map((reader) => reader.name);
  return names.length === 0 ? { kind: 'stored' } : { kind: 'read', names };
};

const waitingBubble = (outgoing: Outgoing, firstOfRun: boolean): InternalBubble => ({
  kind: 'bubble',
  key: outgoing.clientId,
  own: true,
  firstOfRun,
  sender: undefined,
  text: outgoing.text,
  at: new Date(outgoing.at).toISOString(),
  seq: undefined,
  receipt: outgoing.refused === undefined ? { kind: 'waiting' } : { kind: 'refused', code: outgoing.refused },
  outgoing,
});
