import { describe, expect, it } from '@jest/globals';
import { exampleMessage, type ChatMessage } from '@om/contracts';
import fc from 'fast-check';
import { MessageStream } from './message-stream.js';

const entry = (seq: number): ChatMessage => ({ ...exampleMessage, seq, clientId: `c${seq}` });
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, at) => entry(from + at));
const seqs = (messages: readonly ChatMessage[]) => messages.map(({ seq }) => seq);

/** A conversation of some length, of which the follower has a part, read at some moment while all of it is published. */
const comings = fc.integer({ min: 0, max: 30 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    has: fc.integer({ min: 0, max: length }),
    stored: fc.integer({ min: 0, max: length }),
    live: fc
      .shuffledSubarray(seqs(upTo(length)), { minLength: length })
      .chain((order) =>
        fc.array(fc.constantFrom(0, ...order), { maxLength: 20 }).map((more) => [...order, ...more]),
      ),
    askedAfter: fc.integer({ min: 0, max: length }),
  }),
);

describe('a follower of a conversation', () => {
  it('gets every message once and in order, whatever order and however often they come, wherever history is read', () => {
    fc.assert(
      fc.property(comings, ({ length, has, stored, live, askedAfter }) => {
        const stream = new MessageStream<ChatMessage>(has, ({ seq }) => seq);
        const shown: ChatMessage[] = [];
        const historyHolds = Math.max(has, stored);
        live.forEach((seq, at) => {
          if (at === askedAfter) shown.push(...stream.history(upTo(historyHolds, has + 1), false));
          if (seq > 0) shown.push(...stream.live(entry(seq)));
        });
        if (askedAfter >= live.length) shown.push(...stream.history(upTo(historyHolds, has + 1), false));
        if (stream.hasGap) shown.push(...stream.history(upTo(length, stream.position + 1), false));
        expect(seqs(shown)).toEqual(seqs(upTo(length, has + 1)));
        expect(stream.hasGap).toBe(false);
      }),
    );
  });

  it('shows nothing before history has come', () => {
    const stream = new MessageStream<ChatMessage>(0, ({ seq }) => seq);
    expect(stream.live(entry(1))).toEqual([]);
    expect(seqs(stream.history([], false))).toEqual([1]);
  });

  it('holds live messages back until the last page of history', () => {
    const stream = new MessageStream<ChatMessage>(0, ({ seq }) => seq);
    expect(seqs(stream.history(upTo(2), true))).toEqual([1, 2]);
    expect(stream.live(entry(5))).toEqual([]);
    expect(seqs(stream.history(upTo(4, 3), false))).toEqual([3, 4, 5]);
  });

  it('knows that something is missing, also when more came than it holds', () => {
    const stream = new MessageStream<ChatMessage>(0, ({ seq }) => seq);
    stream.history([], false);
    for (const message of upTo(500, 2)) stream.live(message);
    expect(stream.hasGap).toBe(true);
    stream.waitForHistory();
    expect(stream.hasGap).toBe(false);
    expect(seqs(stream.history(upTo(300), false)).at(-1)).toBe(300);
    expect(stream.hasGap).toBe(true);
    stream.waitForHistory();
    expect(seqs(stream.history(upTo(500, 301), false)).at(-1)).toBe(500);
    expect(stream.hasGap).toBe(false);
  });
});
