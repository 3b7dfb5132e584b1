import { describe, expect, it } from '@jest/globals';
import { patientPresence } from './patient-presence.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';
const startedAt = '2026-11-23T09:30:00.000Z';
const before = '2026-11-23T09:10:00.000Z';
const after = '2026-11-23T09:52:00.000Z';

describe('where the patient of a visit is', () => {
  it.each(['ongoing', 'on-hold'] as const)(
    'is told with the time when they leave it while it is %s',
    (state) => {
      expect(patientPresence({ online: false, since: after }, { visitId, state, startedAt })).toEqual({
        kind: 'left',
        at: after,
      });
    },
  );
  it('is here for as long as they have it open', () => {
    expect(
      patientPresence(
        { online: true, since: after, visitIds: [visitId] },
        { visitId, state: 'ongoing', startedAt },
      ),
    ).toEqual({
      kind: 'here',
    });
  });
  it('is near while they look at another page, and only logged in before there is anything to look at', () => {
    for (const visitIds of [undefined, ['another']])
      expect(
        patientPresence({ online: true, since: after, visitIds }, { visitId, state: 'ongoing', startedAt }),
      ).toEqual({ kind: 'near' });
    expect(patientPresence({ online: true, since: after }, { visitId, state: 'claimed' })).toEqual({
      kind: 'in',
    });
  });
  it('is no leaving when they were gone before it started, or after its end', () => {
    const away = { kind: 'away' };
    expect(
      patientPresence({ online: false, since: before }, { visitId, state: 'ongoing', startedAt }),
    ).toEqual(away);
    expect(patientPresence({ online: false, since: after }, { visitId, state: 'waiting' })).toEqual(away);
    expect(patientPresence({ online: false, since: after }, { visitId, state: 'async', startedAt })).toEqual(
      away,
    );
  });
});
