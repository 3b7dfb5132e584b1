import type { Target, Verdict } from './targets.js';

/** Rows with columns of one width each; figures stand to the right. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};

/** A figure as a person reads it: three digits that tell something. */
export const shown = (figure: number | undefined): string => {
  if (figure === undefined || Number.isNaN(figure)) return '–';
  if (Number.isInteger(figure) || Math.abs(figure) >= 100) return figure.toFixed(0);
  return figure.toFixed(Math.abs(figure) >= 10 ? 1 : 2);
};

/** The targets with figure, bound and verdict, one line each. */
export const tableOfTargets = (verdicts: readonly Verdict[]): string[] =>
  table([
    ['Target', 'Measured', 'Wanted', ''],
    ...verdicts.map(({ target, figure, met }) => [
      target.name,
      `${shown(figure)} ${target.unit}`.trim(),
      `${boundShown(target.bound)} ${target.unit}`.trim(),
      figure === undefined ? 'not measured' : met ? 'met' : 'missed',
    ]),
  ]);

const boundShown = (bound: Target['bound']): string => {
  if ('atMost' in bound) return `≤ ${bound.atMost}`;
  if ('below' in bound) return `< ${bound.below}`;
  if ('atLeast' in bound) return `≥ ${bound.atLeast}`;
  return `> ${bound.above}`;
};
