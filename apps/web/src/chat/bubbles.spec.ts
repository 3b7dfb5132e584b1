import type { ChatMessage, Marks } from '@om/contracts/chat';
import { describe, expect, it } from '@jest/globals';
import { chatItems, type Bubble } from './bubbles.js';
import type { Outgoing } from './outgoing.js';

const VISIT = '0198c1f2-0000-7000-8000-000000000001';
const NURSE = {
  side: 'care' as const,
  personId: 'SE1',
  name: 'HSP39 TestPerson39',
  profession: 'nurse' as const,
};
const PATIENT = { side: 'patient' as const, personId: 'p', name: 'Testpatient P24-40' };
const message = (seq: number, over: Partial<ChatMessage> = {}): ChatMessage => ({
  messageId: `m${seq}`,
  visitId: VISIT,
  seq,
  clientId: `c${seq}`,
  kind: 'text',
  author: PATIENT,
  text: `text ${seq}`,
  at: `2026-11-23T09:3${seq}:00.000Z`,
  ...over,
});
const waiting = (over: Partial<Outgoing> = {}): Outgoing => ({
  clientId: 'out',
  visitId: VISIT,
  text: 'på väg',
  at: 0,
  ...over,
});
const marks = (delivered: number, read: number, readAt?: string): Marks => ({
  patient: { delivered, read, ...(readAt === undefined ? {} : { readAt }) },
  care: { delivered: 0, read: 0 },
});
const bubbles = (messages: ChatMessage[], outgoing: Outgoing[] = [], seen = marks(0, 0)) =>
  chatItems(messages, outgoing, seen, 'care').filter((item): item is Bubble => item.kind === 'bubble');

describe('the list of a chat', () => {
  it('names the author over the first bubble of a run only', () => {
    const list = bubbles([message(1), message(2), message(3, { author: NURSE }), message(4)]);
    expect(list.map((bubble) => bubble.firstOfRun)).toEqual([true, false, true, true]);
    expect(list.map((bubble) => bubble.own)).toEqual([false, false, true, false]);
  });
  it('knows a text of the unit from what a person has written', () => {
    const list = bubbles([
      message(1, { kind: 'greeting', author: NURSE }),
      message(2, { kind: 'auto' }),
      message(3),
    ]);
    expect(list.map(({ ofUnit }) => ofUnit)).toEqual([true, true, false]);
  });
  it('begins a new run after a pause and on a new day', () => {
    const list = bubbles([message(1), message(2, { at: '2026-11-23T09:40:00.000Z' })]);
    expect(list.map((bubble) => bubble.firstOfRun)).toEqual([true, true]);
    const items = chatItems(
      [message(1), message(2, { at: '2026-11-24T09:40:00.000Z' })],
      [],
      marks(0, 0),
      'care',
    );
    expect(items.filter((item) => item.kind === 'day')).toHaveLength(2);
  });
  it.each([
    [marks(0, 0), { kind: 'stored' }],
    [marks(2, 1), { kind: 'delivered' }],
    [marks(2, 2, '2026-11-23T09:40:00.000Z'), { kind: 'read', at: '2026-11-23T09:40:00.000Z' }],
  ] as const)('puts the receipt under the last own message: %j', (seen, receipt) => {
    const list = bubbles(
      [message(1, { author: NURSE }), message(2, { author: NURSE }), message(3)],
      [],
      seen,
    );
    expect(list.map((bubble) => bubble.receipt)).toEqual([undefined, receipt, undefined]);
  });
  it('shows what is on its way last, and never twice when it has arrived', () => {
    const [stored, onItsWay] = bubbles([message(1, { author: NURSE })], [waiting()]);
    expect([stored?.text, onItsWay?.text, onItsWay?.receipt]).toEqual([
      'text 1',
      'på väg',
      { kind: 'waiting' },
    ]);
    expect(bubbles([message(1, { author: NURSE, clientId: 'out' })], [waiting()])).toHaveLength(1);
  });
  it('keeps a refused message with its reason', () => {
    expect(bubbles([], [waiting({ refused: 'chat.sealed' })])[0]?.receipt).toEqual({
      kind: 'refused',
      code: 'chat.sealed',
    });
  });
  it('says nothing of a closing that was taken back', () => {
    const { author: _, ...mark } = message(2);
    const items = chatItems(
      [message(1), { ...mark, kind: 'seal' }, { ...mark, messageId: 'm3', seq: 3, kind: 'unseal' }],
      [],
      marks(0, 0),
      'care',
    );
    expect(items.filter((item) => item.kind === 'line')).toEqual([]);
  });
});
