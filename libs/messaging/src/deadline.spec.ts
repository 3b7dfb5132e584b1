import { describe, expect, it } from '@jest/globals';
import type { Message } from 'amqplib';
import { DEADLINE, isPastDeadline } from './deadline.js';

const withHeaders = (headers: Record<string, unknown> | undefined) =>
  ({ properties: { headers } }) as unknown as Message;
const DUE = Date.parse('2026-11-23T10:00:05.000Z');

describe('a request', () => {
  it.each([
    ['before its caller stops waiting', -1, false],
    ['within what clocks may differ', 2_000, false],
    ['after that', 2_001, true],
  ])('%s is late: %s', (_, passedMs, isLate) => {
    expect(isPastDeadline(withHeaders({ [DEADLINE]: DUE }), DUE + passedMs)).toBe(isLate);
  });

  it.each([[undefined], [{}], [{ [DEADLINE]: 'soon' }]])(
    'that says nothing of it (%s) is never late',
    (headers) => {
      expect(isPastDeadline(withHeaders(headers), DUE)).toBe(false);
    },
  );
});
