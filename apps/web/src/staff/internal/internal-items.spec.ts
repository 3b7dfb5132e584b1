import { exampleInternalMessage, type InternalMessage } from '@om/contracts/chat';
import type { VisitSnapshot } from '@om/contracts/visit';
import { describe, expect, it } from '@jest/globals';
import { internalItems, type InternalBubble, type InternalList } from './internal-items.js';

const NURSE = exampleInternalMessage.sender;
const PHYSICIAN = {
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  profession: 'physician' as const,
  careUnitId: 'min-vard',
};
const message = (internalSeq: number, over: Partial<InternalMessage> = {}): InternalMessage => ({
  ...exampleInternalMessage,
  internalSeq,
  clientId: `c${internalSeq}`,
  text: `text ${internalSeq}`,
  at: `2026-11-23T09:4${internalSeq}:00.000Z`,
  ...over,
});
const handover: NonNullable<VisitSnapshot['handover']> = {
  handoverId: '0198c1f2-0000-7000-8000-0000000000d1',
  state: 'proposed',
  proposedAt: '2026-11-23T09:41:30.000Z',
  expiresAt: '2026-11-23T10:41:30.000Z',
  from: NURSE,
  to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' },
  priority: 3,
  message: 'Bedöm gärna rörlighet.',
  declinedBy: [],
};
const list = (over: Partial<InternalList>): InternalList => ({
  messages: [],
  readers: [],
  handover: undefined,
  outgoing: [],
  personId: NURSE.personId,
  ...over,
});
const bubbles = (over: Partial<InternalList>) =>
  internalItems(list(over)).filter((item): item is InternalBubble => item.kind === 'bubble');

describe('the list of the vårdgivarchatt', () => {
  it('holds the words a handover was sent with, where they were written', () => {
    const items = internalItems(list({ messages: [message(1), message(2)], handover }));
    expect(items.map((item) => item.kind)).toEqual(['day', 'bubble', 'handover', 'bubble', 'bubble']);
    expect(items.find((item) => item.kind === 'handover')).toMatchObject({ priority: 3 });
  });
  it('shows that a handover came also when it came without words', () => {
    const { message: _, ...silent } = handover;
    expect(internalItems(list({ handover: silent })).map((item) => item.kind)).toEqual(['day', 'handover']);
  });
  it('names the sender over the first of a run', () => {
    const shown = bubbles({ messages: [message(1), message(2), message(3, { sender: PHYSICIAN })] });
    expect(shown.map((bubble) => [bubble.own, bubble.firstOfRun])).toEqual([
      [true, true],
      [true, false],
      [false, true],
    ]);
  });
  it('tells by name who has read the last own message, and never counts the own reading', () => {
    const readers = [
      { personId: NURSE.personId, name: NURSE.name, readSeq: 2 },
      { personId: PHYSICIAN.personId, name: PHYSICIAN.name, readSeq: 2 },
    ];
    const messages = [message(1), message(2)];
    expect(bubbles({ messages, readers: readers.slice(0, 1) }).at(-1)?.receipt).toEqual({ kind: 'stored' });
    expect(bubbles({ messages, readers }).map((bubble) => bubble.receipt)).toEqual([
      undefined,
      { kind: 'read', names: ['HSP21 TestPerson21'] },
    ]);
  });
  it('shows what is on its way last, and never twice when it has arrived', () => {
    const waiting = { clientId: 'c2', visitId: message(1).visitId, text: 'på väg', at: 0 };
    expect(bubbles({ messages: [message(1)], outgoing: [waiting] }).map((bubble) => bubble.text)).toEqual([
      'text 1',
      'på väg',
    ]);
    expect(bubbles({ messages: [message(1), message(2)], outgoing: [waiting] })).toHaveLength(2);
  });
});
