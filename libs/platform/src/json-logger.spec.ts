import { Logger } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { JsonLogger } from './json-logger.js';
import { childTraceparent, runWithTrace } from './trace.js';

const logged = (write: (logger: Logger) => void): Record<string, unknown> => {
  const lines: string[] = [];
  const json = new JsonLogger(
    { SERVICE_NAME: 'visit', LOG_LEVEL: 'info' },
    { write: (line) => lines.push(line) },
  );
  Logger.overrideLogger(json);
  write(new Logger('Visits'));
  Logger.overrideLogger(false);
  return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
};

describe('the log', () => {
  it('is one line of JSON with level, service, context and message', () => {
    expect(
      logged((logger) => {
        logger.log('started');
      }),
    ).toMatchObject({
      level: 'info',
      service: 'visit',
      context: 'Visits',
      msg: 'started',
    });
  });

  it('keeps fields beside the message, and errors without the values they quote', () => {
    const err = Object.assign(new SyntaxError('secret'), { extra: 'secret' });
    const line = logged((logger) => {
      logger.error({ msg: 'failed', type: 'visit.claim', err });
    });
    expect(line).toMatchObject({
      level: 'error',
      msg: 'failed',
      type: 'visit.claim',
      err: { name: 'SyntaxError' },
    });
    expect(JSON.stringify(line)).not.toContain('secret');
  });

  it('names the trace it belongs to', () => {
    const traceparent = childTraceparent();
    const line = logged((logger) => {
      runWithTrace(traceparent, () => {
        logger.warn('odd');
      });
    });
    expect(line['trace']).toBe(traceparent.split('-')[1]);
  });

  it('leaves out what is below its level', () => {
    expect(
      logged((logger) => {
        logger.debug('detail');
      }),
    ).toEqual({});
  });
});
