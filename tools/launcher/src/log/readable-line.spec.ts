import { describe, expect, it } from '@jest/globals';
import { readableLine } from './readable-line.mjs';

describe('a line in the log', () => {
  it('in JSON becomes its message and fields', () => {
    const entry = {
      level: 'info',
      time: 't',
      service: 'visit',
      context: 'Relay',
      msg: 'published',
      events: 3,
      to: 'queue',
    };
    expect(readableLine(JSON.stringify(entry))).toEqual(['published events=3 to=queue']);
  });

  it('that is trouble says so', () => {
    expect(readableLine('{"level":"error","msg":"no broker"}')).toEqual(['error: no broker']);
    expect(readableLine('{"level":"warn","msg":"slow"}')).toEqual(['warning: slow']);
  });

  it('with an error shows its stack below', () => {
    const entry = { level: 'error', msg: 'failed', err: { message: 'x', stack: 'Error: x\n    at here' } };
    expect(readableLine(JSON.stringify(entry))).toEqual(['error: failed', '  Error: x', '  at here']);
  });

  it.each(['plain text', '{not json', '{"some":"data"}', ''])(
    'stays as it is when it is no entry: %j',
    (line) => {
      expect(readableLine(line)).toEqual([line]);
    },
  );
});
