import { describe, expect, it } from '@jest/globals';
import { minutesAfter } from '@om/visit-state';
import type { MessageDocument } from '../messages/message.schema.js';
import { REACH_TIMER } from '../messages/posting.js';
import { SILENCE_TIMER } from './silence.js';
import { SilenceLooks } from './silence-looks.js';

const now = new Date('2026-11-23T09:30:00.000Z');
const written = (at: Date, visitId = 'a') =>
  ({
    visitId,
    timers: [
      { id: '1', kind: REACH_TIMER, at },
      { id: '2', kind: SILENCE_TIMER, at: minutesAfter(at, 10) },
    ],
  }) as unknown as MessageDocument;
const kinds = ({ timers = [] }: MessageDocument) => timers.map(({ kind }) => kind);

describe('a look after silence', () => {
  it('is taken once for all that is written until shortly before it, other timers are left', () => {
    const looks = new SilenceLooks();
    looks.stored(written(now));
    for (const minutes of [0, 5, 8.9])
      expect(kinds(looks.thinned(written(minutesAfter(now, minutes)), minutesAfter(now, minutes)))).toEqual([
        REACH_TIMER,
      ]);
  });

  it.each([9, 9.9, 10, 30])('is taken anew for what is written %s minutes later', (minutes) => {
    const looks = new SilenceLooks();
    looks.stored(written(now));
    const later = minutesAfter(now, minutes);
    expect(kinds(looks.thinned(written(later), later))).toEqual([REACH_TIMER, SILENCE_TIMER]);
  });

  it('is each visit’s own', () => {
    const looks = new SilenceLooks();
    looks.stored(written(now));
    expect(kinds(looks.thinned(written(now, 'b'), now))).toContain(SILENCE_TIMER);
  });
});
