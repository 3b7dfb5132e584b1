import { describe, expect, it } from '@jest/globals';
import { isFrameworkTalk, readableLine } from './readable-line.mjs';

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

  it('with an error shows below what it says, where, and what caused it', () => {
    const cause = { name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:5672' };
    const err = { name: 'NotPublished', message: 'no broker', stack: 'at here\nat there', cause };
    expect(readableLine(JSON.stringify({ level: 'error', msg: 'failed', err }))).toEqual([
      'error: failed',
      '  NotPublished: no broker',
      '    at here',
      '    at there',
      '  caused by Error: connect ECONNREFUSED 127.0.0.1:5672',
    ]);
  });

  it('with a stack of its own shows that below', () => {
    const entry = { level: 'error', msg: 'x', stack: 'Error: x\n    at here' };
    expect(readableLine(JSON.stringify(entry))).toEqual(['error: x', '  Error: x', '  at here']);
  });

  it('in which the framework tells of its parts is known by its context, unless it is trouble', () => {
    const line = (level: string, context: string) =>
      JSON.stringify({ level, context, msg: 'Mapped {/metrics}' });
    expect([line('info', 'RouterExplorer'), line('info', 'Broker')].map(isFrameworkTalk)).toEqual([
      true,
      false,
    ]);
    expect(isFrameworkTalk(line('error', 'RouterExplorer'))).toBe(false);
    expect(isFrameworkTalk('RouterExplorer')).toBe(false);
  });

  it.each(['plain text', '{not json', '{"some":"data"}', ''])(
    'stays as it is when it is no entry: %j',
    (line) => {
      expect(readableLine(line)).toEqual([line]);
    },
  );
});
