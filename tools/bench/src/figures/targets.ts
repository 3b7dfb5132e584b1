import type { Delivery } from '../measures/delivery.js';
import type { Idle } from '../measures/idle.js';
import type { ListReads } from '../measures/lists.js';
import type { Loss } from '../measures/loss.js';
import type { Sockets } from '../measures/sockets.js';
import type { Throughput } from '../measures/throughput.js';
import type { Cost } from '../measures/cost.js';
import type { RaceResult, Subject } from '../generator/protocol.js';

/** What a run has measured; absent: that part was left out. */
export interface Measured {
  readonly idle?: Idle;
  readonly cost?: Readonly<Record<Subject, Cost>>;
  readonly delivery?: Delivery;
  readonly throughput?: Throughput;
  readonly loss?: Loss;
  readonly races?: RaceResult;
  readonly lists?: readonly ListReads[];
  readonly sockets?: Sockets;
}

/** One thing to reach. */
export interface Target {
  readonly name: string;
  readonly unit: string;
  /** `atMost` 2.5: met by 2.5. `below` 5: not met by 5. */
  readonly bound:
    | { readonly atMost: number }
    | { readonly below: number }
    | { readonly atLeast: number }
    | { readonly above: number };
  /** The figure, or undefined when it was not measured. */
  readonly figure: (measured: Measured) => number | undefined;
}

/** A target with what became of it. */
export interface Verdict {
  readonly target: Target;
  readonly figure: number | undefined;
  readonly met: boolean;
}

const smallestAndLargest = (lists: readonly ListReads[] | undefined): number | undefined => {
  const [first, last] = [lists?.[0], lists?.at(-1)];
  return first && last && last.latency.p50 / first.latency.p50;
};

const lostAtKills = ({ loss }: Measured): number | undefined =>
  loss &&
  Object.values(loss.killed).reduce(
    (sum, { lost, sent, acknowledged, disordered }) => sum + lost + disordered + sent - acknowledged,
    0,
  );

/**
 * What is to be reached on two cores with everything on one machine. The figures called *peer* are those of a single
 * NestJS process on PostgreSQL in the same field, measured on such a machine: to be better than on every one.
 */
export const TARGETS: readonly Target[] = [
  {
    name: 'Delivery p50 at 100/s, times the floor',
    unit: '×',
    bound: { atMost: 2.5 },
    figure: ({ delivery }) => delivery?.p50.ratio,
  },
  {
    name: 'Delivery p99 at 100/s, times the floor',
    unit: '×',
    bound: { atMost: 3 },
    figure: ({ delivery }) => delivery?.p99.ratio,
  },
  {
    name: 'Delivery p50 at 100/s (peer 5.0)',
    unit: 'ms',
    bound: { below: 5 },
    figure: ({ delivery }) => delivery?.p50.ours,
  },
  {
    name: 'Delivery p99 at 100/s (peer 17)',
    unit: 'ms',
    bound: { below: 17 },
    figure: ({ delivery }) => delivery?.p99.ours,
  },
  {
    name: 'Acknowledged and not delivered at 100/s',
    unit: '',
    bound: { atMost: 0 },
    figure: ({ delivery }) => delivery?.lost,
  },
  {
    name: 'Highest sustained rate, of the bare chain',
    unit: '%',
    bound: { atLeast: 60 },
    figure: ({ throughput }) => throughput && throughput.ofChain * 100,
  },
  {
    name: 'Highest sustained rate (peer 300)',
    unit: '/s',
    bound: { above: 300 },
    figure: ({ throughput }) => throughput?.rates.ours,
  },
  {
    name: 'Messages lost, doubled or unanswered at kills (peer 11)',
    unit: '',
    bound: { atMost: 0 },
    figure: lostAtKills,
  },
  {
    name: 'Messages lost or doubled after a reconnect (peer 30)',
    unit: '',
    bound: { atMost: 0 },
    figure: ({ loss }) => loss && loss.away.lost + loss.away.disordered,
  },
  {
    name: 'Ta emot races without exactly one winner',
    unit: '',
    bound: { atMost: 0 },
    figure: ({ races }) => races?.unfair,
  },
  {
    name: 'List reads, largest store times smallest',
    unit: '×',
    bound: { atMost: 1.5 },
    figure: ({ lists }) => smallestAndLargest(lists),
  },
  {
    name: 'Ready after the start, everything built',
    unit: 's',
    bound: { atMost: 15 },
    figure: ({ idle }) => idle?.readyAfterS,
  },
  {
    name: 'Memory of all processes when idle',
    unit: 'MB',
    bound: { below: 1_000 },
    figure: ({ idle }) => idle?.totalMb,
  },
  {
    name: 'Memory of an idle socket',
    unit: 'KB',
    bound: { atMost: 25 },
    figure: ({ sockets }) => sockets?.kbEach,
  },
  {
    name: 'Idle sockets held by one gateway',
    unit: '',
    bound: { atLeast: 10_000 },
    figure: ({ sockets }) => sockets?.held,
  },
];

/** Whether a figure is within its bound; NaN never is. */
export const isMet = (figure: number, bound: Target['bound']): boolean => {
  if ('atMost' in bound) return figure <= bound.atMost;
  if ('below' in bound) return figure < bound.below;
  if ('atLeast' in bound) return figure >= bound.atLeast;
  return figure > bound.above;
};

/** What became of every target; one that was not measured is not met. */
export const verdictsOf = (measured: Measured): readonly Verdict[] =>
  TARGETS.map((target) => {
    const figure = target.figure(measured);
    return { target, figure, met: figure !== undefined && isMet(figure, target.bound) };
  });
