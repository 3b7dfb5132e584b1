import { describe, expect, it } from '@jest/globals';
import { problem } from '@om/contracts';
import { z } from 'zod';
import { ALL_ERRORS, problemOf } from './error-table.js';
import { refusalOf } from './issues.js';

describe('the union of the services’ error tables', () => {
  it.each(Object.entries(ALL_ERRORS))(
    '%s becomes a problem with its status and nothing from inside',
    (code, row) => {
      const told = problemOf({ code, detail: 'inner words' }, 'trace');
      expect(problem.parse(told)).toEqual(told);
      expect(told).toMatchObject({
        code,
        status: row.http,
        title: row.title,
        retry: row.retry,
        correlationId: 'trace',
      });
      expect(told.detail).toBe(row.http < 500 ? 'inner words' : undefined);
    },
  );

  it.each(['visit.nobody-knows', 'constructor', '__proto__'])('%s is an inner fault', (code) => {
    expect(problemOf({ code, detail: 'x' }, 'trace')).toMatchObject({
      status: 500,
      code: 'gateway.internal',
    });
  });
});

describe('a field that does not fit', () => {
  const shape = z.strictObject({ a: z.object({ b: z.array(z.string().max(3)) }), n: z.int().min(2) });
  const refusal = (value: unknown) => refusalOf(shape.safeParse(value).error?.issues ?? []);

  it.each([
    ['deep inside', { a: { b: ['ok', 'too long'] }, n: 3 }, 'a.b.1', { rule: 'too_big', max: 3 }],
    ['too small', { a: { b: [] }, n: 1 }, 'n', { rule: 'too_small', min: 2 }],
    ['unknown', { a: { b: [] }, n: 2, extra: 1 }, 'extra', { rule: 'unrecognized_keys' }],
  ])('is named: %s', (_where, value, field, params) => {
    expect(refusal(value)).toMatchObject({ code: 'gateway.invalid', field, params });
  });

  it('is told without its value', () => {
    expect(JSON.stringify(refusal({ a: { b: ['hemligt'] }, n: 3 }))).not.toContain('hemligt');
  });

  it('has no name when the whole does not fit', () => {
    expect(refusal('text')).not.toHaveProperty('field');
  });
});
