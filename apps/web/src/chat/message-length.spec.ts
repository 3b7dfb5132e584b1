import { describe, expect, it } from '@jest/globals';
import { isSendable } from './message-length.js';

describe('the length of a message', () => {
  it('lets neither a blank nor a too long text be sent', () => {
    expect([' \n ', 'a'.repeat(4_001), 'Hej', ` ${'a'.repeat(4_000)}\n`].map(isSendable)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
