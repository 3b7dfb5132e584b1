import { shown, table, tableOfTargets } from './figures/table.js';
import { verdictsOf, type Measured } from './figures/targets.js';

/** Everything a run has found, as lines to print. */
export const reportOf = (measured: Measured): string[] => [
  '',
  ...latencies(measured),
  '',
  ...processes(measured),
  '',
  ...rates(measured),
  ...tableOfTargets(verdictsOf(measured)),
];

const latencies = ({ delivery, races, lists = [] }: Measured): string[] =>
  table([
    ['Milliseconds', 'p50', 'p99', 'floor p50', 'floor p99', 'ratio p50', 'ratio p99'],
    ...(delivery
      ? [
          [
            'Message to the other screen, 100/s',
            ...[delivery.p50.ours, delivery.p99.ours, delivery.p50.floor, delivery.p99.floor].map(shown),
            ...[delivery.p50.ratio, delivery.p99.ratio].map(shown),
          ],
          [
            'Acknowledgement to the sender',
            shown(delivery.acknowledgement.p50),
            shown(delivery.acknowledgement.p99),
          ],
        ]
      : []),
    ...(races ? [['Ta emot, four at once', shown(races.latency.p50), shown(races.latency.p99)]] : []),
    ...lists.map(({ visits, latency }) => [
      `Startsida, ${visits} visits`,
      shown(latency.p50),
      shown(latency.p99),
    ]),
  ]);

const processes = ({ idle, delivery }: Measured): string[] => {
  const names = Object.keys(idle?.memoryMb ?? delivery?.cpu ?? {});
  const percent = (part: number | undefined) => (part === undefined ? '' : `${shown(part * 100)} %`);
  return table([
    ['Process', 'memory idle', 'core idle', 'core at 100/s'],
    ...names.map((name) => [
      name,
      idle ? `${shown(idle.memoryMb[name])} MB` : '',
      percent(idle?.cpu[name]),
      percent(delivery?.cpu[name]),
    ]),
  ]);
};

const rates = ({ throughput }: Measured): string[] => {
  if (!throughput) return [];
  const { rates: found, ofChain, ofFloor } = throughput;
  return [
    ...table([
      ['Highest rate with p99 ≤ 250 ms', 'ours', 'bare chain', 'floor', 'of the chain', 'of the floor'],
      [
        'Messages a second',
        ...[found.ours, found.chain, found.floor].map(shown),
        ...[ofChain, ofFloor].map((part) => `${shown(part * 100)} %`),
      ],
    ]),
    '',
  ];
};
