import { describe, expect, it } from '@jest/globals';
import { diskTooFull } from './free-disk.mjs';

describe('the disk', () => {
  it('must hold the packages before they are installed', () => {
    expect(diskTooFull(1999.7, false)).toBe(
      'The disk is too full: 1999 MB are free and 2000 MB are needed. Make room, then try again.',
    );
    expect(diskTooFull(2000, false)).toBeUndefined();
  });

  it('must hold only data once they are', () => {
    expect(diskTooFull(299, true)).toContain('300 MB are needed');
    expect(diskTooFull(301, true)).toBeUndefined();
  });
});
