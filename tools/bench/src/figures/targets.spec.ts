import { describe, expect, it } from '@jest/globals';
import { isMet, TARGETS, verdictsOf, type Measured } from './targets.js';

const beside = { ours: 4, floor: 2, ratio: 2 };
const none = { sent: 100, acknowledged: 100, lost: 0, disordered: 0 };
const latency = { count: 1, p50: 1, p90: 1, p99: 1, max: 1 };
const good: Measured = {
  idle: { readyAfterS: 8, memoryMb: {}, totalMb: 620, cpu: {} },
  delivery: {
    p50: beside,
    p99: { ...beside, ours: 9 },
    acknowledgement: latency,
    sent: 100,
    lost: 0,
    cpu: {},
    generatorDelayMs: 1,
    blocks: [],
  },
  throughput: {
    rates: { ours: 400, chain: 500, floor: 900 },
    ofChain: 0.8,
    ofFloor: 0.44,
    blocks: [],
    generatorDelayMs: 1,
  },
  loss: { killed: { chat: none, gateway: none }, away: none },
  races: { races: 10, unfair: 0, latency },
  lists: [
    { visits: 100, latency: { p50: 4, p99: 8 } },
    { visits: 100_000, latency: { p50: 5, p99: 9 } },
  ],
  sockets: { held: 10_000, kbEach: 5, restartSeconds: 3 },
};
const missedIn = (measured: Measured) =>
  verdictsOf(measured)
    .filter(({ met }) => !met)
    .map(({ target }) => target.name);

describe('a bound', () => {
  it.each([
    [2.5, { atMost: 2.5 }, true],
    [2.51, { atMost: 2.5 }, false],
    [5, { below: 5 }, false],
    [60, { atLeast: 60 }, true],
    [300, { above: 300 }, false],
    [Number.NaN, { atMost: 1 }, false],
    [Number.NaN, { above: 1 }, false],
  ])('%d within %j: %s', (figure, bound, met) => {
    expect(isMet(figure, bound)).toBe(met);
  });
});

describe('the targets', () => {
  it('are met by a good run, all of them', () => {
    expect(missedIn(good)).toEqual([]);
  });

  it('that were not measured are not met', () => {
    expect(missedIn({})).toHaveLength(TARGETS.length);
  });

  it('count a message that was sent and never answered at a kill as lost', () => {
    const unanswered = { ...none, acknowledged: 99 };
    expect(missedIn({ ...good, loss: { killed: { chat: unanswered, gateway: none }, away: none } })).toEqual([
      'Messages lost, doubled or unanswered at kills (peer 11)',
    ]);
  });

  it('compare the lists of the largest store with those of the smallest', () => {
    const lists = [
      { visits: 100, latency: { p50: 4, p99: 8 } },
      { visits: 100_000, latency: { p50: 6.1, p99: 9 } },
    ];
    expect(missedIn({ ...good, lists })).toEqual(['List reads, largest store times smallest']);
  });
});
