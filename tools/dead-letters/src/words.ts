import type { DeadLetter } from './dead-letter.js';
import type { Replayed } from './replay.js';

const COLUMNS = ['ID', 'SERVICE', 'TYPE', 'PARKED', 'REASON', 'TRIES'] as const;

/** A table of parked messages, one line each: nothing of what they say. */
export const table = (letters: readonly DeadLetter[]): string[] => {
  if (letters.length === 0) return ['Nothing is parked.'];
  const rows = [COLUMNS, ...letters.map(cells)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

const cells = ({ id, service, type, parkedAt, reason, tries }: DeadLetter): readonly string[] => [
  id,
  service,
  type,
  parkedAt ?? 'unknown',
  reason,
  String(tries),
];

/** What became of a replay, in a sentence. */
export const sentence = ({ id, service }: DeadLetter, replayed: Replayed): string =>
  `${id}  ${wordOf(service, replayed)}`;

const wordOf = (service: string, replayed: Replayed): string => {
  switch (replayed) {
    case 'handled':
      return `${service} has handled it`;
    case 'outdated':
      return `already newer: ${service} knows this state, or a later one`;
    case 'retried':
      return `${service} failed again; it is tried a few times more and then parked anew`;
    case 'not-heard':
      return `back in the queue of ${service}, which has not answered yet`;
    case 'request':
      return 'left where it is: a request, and nobody waits for its answer any more';
    default:
      return `${service} has parked it again: ${replayed.slice('parked:'.length)}`;
  }
};
