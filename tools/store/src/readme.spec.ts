import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ACCUMULATORS } from './aggregate/accumulators.js';
import { OPERATORS } from './aggregate/operators/index.js';
import { stages } from './aggregate/pipeline.js';
import { FUNCTIONS } from './aggregate/stages/window-functions.js';
import { COMMANDS } from './commands/index.js';
import { FIELD_OPERATORS, TOP_OPERATORS } from './query/parse.js';
import { EXPRESSION_ROWS } from './suites/rows/expressions.js';
import { FILTER_ROWS } from './suites/rows/filters.js';
import { ACCUMULATOR_ROWS, STAGE_ROWS, WINDOW_ROWS } from './suites/rows/stages.js';
import { UPDATE_ROWS } from './suites/rows/updates.js';
import { UPDATE_OPERATORS } from './update/operators.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The names in the first code span of a row of the README's table. */
const listed = (row: string): readonly string[] => {
  const line = readme.split('\n').find((text) => text.startsWith(`| ${row} |`));
  return (/`([^`]+)`/.exec(line ?? '')?.[1] ?? '').split(' ').sort();
};

const without = (names: readonly string[], refused: readonly string[]): readonly string[] =>
  [...new Set(names)].filter((name) => !refused.includes(name)).sort();

const REFUSED_STAGES = [
  ...['$changeStream', '$changeStreamSplitLargeEvent', '$search', '$searchMeta', '$vectorSearch'],
  ...['$currentOp', '$planCacheStats', '$listSessions'],
];

/** Stages that begin a pipeline, write, or tell of the server: `pipelines.int.spec.ts` tries each in a test of its own. */
const ELSEWHERE = [
  '$collStats',
  '$documents',
  '$geoNear',
  '$indexStats',
  '$listLocalSessions',
  '$merge',
  '$out',
];

/** All names of operators in rows of a suite; a regular expression and its options are operators too. */
const inText = (rows: unknown): ReadonlySet<string> => new Set(JSON.stringify(rows).match(/\$[a-zA-Z0-9]+/g));

describe('the README', () => {
  it.each([
    ['Commands', Object.keys(COMMANDS), []],
    ['Filters', [...Object.keys(FIELD_OPERATORS), ...Object.keys(TOP_OPERATORS)], ['$where', '$text']],
    ['Updates', [...Object.keys(UPDATE_OPERATORS), '$rename'], []],
    ['Stages', [...Object.keys(stages()), '$out', '$merge'], REFUSED_STAGES],
    ['Expressions', Object.keys(OPERATORS), ['$function', '$meta']],
    ['Accumulators', Object.keys(ACCUMULATORS), []],
    ['Windows', Object.keys(FUNCTIONS), []],
  ])('lists exactly the %s there are', (row, known, refused) => {
    expect(listed(row)).toEqual(without(known, refused));
  });

  it.each<[string, unknown, string[]]>([
    ['Filters', FILTER_ROWS, ['$geoNear']],
    ['Updates', UPDATE_ROWS, ['$currentDate']],
    ['Stages', STAGE_ROWS, ELSEWHERE],
    ['Expressions', EXPRESSION_ROWS, []],
    ['Accumulators', ACCUMULATOR_ROWS, []],
    ['Windows', WINDOW_ROWS, []],
  ])('lists no %s that no suite has tried', (row, rows, elsewhere) => {
    const tried = inText(rows);
    expect(listed(row).filter((name) => !tried.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
});
