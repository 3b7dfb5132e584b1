import { describe, expect, it } from '@jest/globals';
import { describeError } from './describe-error.js';

const named = (name: string, message: string, fields: object) =>
  Object.assign(new Error(message), { name, ...fields });

describe('an error in the log', () => {
  it('keeps name, code, message, where it happened and its causes', () => {
    const cause = Object.assign(new Error('socket closed'), { code: 'ECONNRESET' });
    const described = describeError(new Error('no answer', { cause }));
    expect(described).toMatchObject({
      name: 'Error',
      message: 'no answer',
      cause: { message: 'socket closed', code: 'ECONNRESET' },
    });
    expect(described.stack).toMatch(/^at .*describe-error\.spec/);
  });

  it.each([
    named('MongoServerError', 'E11000 dup key: { personnummer: "19121212" }', {
      code: 11_000,
      keyPattern: { personnummer: 1 },
      keyValue: { personnummer: '19121212' },
    }),
    named('MongoBulkWriteError', 'E11000 19121212', { writeErrors: ['19121212'] }),
    named('CastError', 'Cast to date failed for value "19121212"', { path: 'born', value: '19121212' }),
    named('ValidationError', 'born: 19121212', { errors: { born: '19121212' } }),
    new SyntaxError('Unexpected token in "19121212"'),
  ])('does not quote values: %p', (error) => {
    expect(JSON.stringify(describeError(new Error('outer', { cause: error })))).not.toContain('19121212');
  });

  it('survives causes that go in a circle, and things that are not errors', () => {
    const error = new Error('a');
    error.cause = error;
    expect(describeError(error).cause?.cause?.message).toBe('a');
    expect(describeError('text of a patient')).toEqual({ name: 'string', message: 'not an Error' });
  });
});
