import { describe, expect, it } from '@jest/globals';
import { patientPresence } from './patient-presence.js';

const startedAt = '2026-11-23T09:30:00.000Z';
const before = '2026-11-23T09:10:00.000Z';
const after = '2026-11-23T09:52:00.000Z';

describe('where the patient of a visit is', () => {
  it.each(['ongoing', 'on-hold'] as const)(
    'is told with the time when they leave it while it is %s',
    (state) => {
      expect(patientPresence({ online: false, since: after }, { state, startedAt })).toEqual({
        kind: 'left',
        at: after,
      });
    },
  );
  it('is here for as long as they have it open', () => {
    expect(patientPresence({ online: true, since: after }, { state: 'ongoing', startedAt })).toEqual({
      kind: 'here',
    });
  });
  it('is no leaving when they were gone before it started, or after its end', () => {
    const away = { kind: 'away' };
    expect(patientPresence({ online: false, since: before }, { state: 'ongoing', startedAt })).toEqual(away);
    expect(patientPresence({ online: false, since: after }, { state: 'waiting' })).toEqual(away);
    expect(patientPresence({ online: false, since: after }, { state: 'async', startedAt })).toEqual(away);
  });
});
