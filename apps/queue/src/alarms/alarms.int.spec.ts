import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acknowledgeAlarm,
  alarmChangedV1,
  endShift,
  listAlarms,
  startShift,
  type ClinicianPrincipal,
  type VisitSnapshot,
} from '@om/contracts';
import { aClinician, aPatient, eventually, startTestService, type TestService } from '@om/testing';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { Units } from '../units/units.js';
import { aWaiting, anOngoing, granted, visitEvent } from '../testing/heard-visits.js';

const at = '2026-11-23T10:00:00.000Z';
const lead = aClinician({ personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21', lead: true });
const nurse = aClinician();
let queue: TestService;

beforeAll(async () => {
  queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
    schema: queueEnv,
    env: { SEED: 'demo' },
  });
  await eventually(async () => (await queue.app.get(Units).list()).length === 2);
  granted(await queue.request(startShift, {}, lead));
});
afterAll(() => queue.stop());

const alarmsOf = async (who: ClinicianPrincipal, { visitId }: VisitSnapshot) =>
  granted(await queue.request(listAlarms, {}, who)).alarms.filter((alarm) => alarm.visitId === visitId);

/** What screens were told of the alarm of a visit, from its first version on. */
const toldOf = async ({ visitId }: VisitSnapshot, version = 1) => {
  const event = await queue.nextPublished(
    alarmChangedV1.type,
    (told) => told.version === version && alarmChangedV1.data.parse(told.data).alarm.visitId === visitId,
  );
  return alarmChangedV1.data.parse(event.data);
};

describe('an alarm', () => {
  it('that nobody has answered is the lead’s, is over when somebody takes the case, and is told both times', async () => {
    const visit = aWaiting({ overdueSince: at });
    await queue.emit(visitEvent(visit));
    expect(await alarmsOf(lead, visit)).toMatchObject([{ kind: 'overdue', raisedAt: at }]);
    expect(await alarmsOf(nurse, visit)).toEqual([]);
    const taken = anOngoing(nurse, {
      visitId: visit.visitId,
      version: 2,
      state: 'claimed',
      overdueSince: at,
    });
    await queue.emit(visitEvent(taken));
    expect(await alarmsOf(lead, visit)).toEqual([]);
    expect((await toldOf(visit, 2)).alarm.overAt).toEqual(expect.any(String));
  });

  it('is raised once, whatever the order and number in which the visit is heard', async () => {
    const first = aWaiting({ overdueSince: at });
    const second = { ...first, version: 2 };
    for (const visit of [second, first, second, first]) await queue.emit(visitEvent(visit));
    expect(await alarmsOf(lead, first)).toHaveLength(1);
    const taken = anOngoing(nurse, { visitId: first.visitId, version: 4, overdueSince: at });
    for (const visit of [taken, first, second]) await queue.emit(visitEvent(visit));
    expect(await alarmsOf(lead, first)).toEqual([]);
  });

  it('is not raised by a state that is known to be old', async () => {
    const old = aWaiting({ version: 2, overdueSince: at });
    await queue.emit(visitEvent(anOngoing(nurse, { visitId: old.visitId, version: 3 })));
    await queue.emit(visitEvent(old));
    expect(await alarmsOf(lead, old)).toEqual([]);
  });

  it('is also the sender’s when a handover has run out', async () => {
    const { personId, name, profession, careUnitId } = nurse;
    const visit = anOngoing(nurse, {
      handover: {
        handoverId: '0198c1f2-0000-7000-8000-0000000000aa',
        state: 'expired',
        proposedAt: at,
        expiresAt: at,
        from: { personId, name, profession, careUnitId },
        to: { careUnitId: 'exempelby', careUnitName: 'Vårdcentralen Exempelby', role: 'physician' },
        priority: 2,
        declinedBy: [],
      },
    });
    await queue.emit(visitEvent(visit));
    for (const who of [nurse, lead]) {
      expect(await alarmsOf(who, visit)).toMatchObject([{ kind: 'handover-expired' }]);
    }
  });

  it('is acknowledged by one of many who do so at once; everyone is told who', async () => {
    const visit = aWaiting({ emergency: { at, byName: 'Testpatient P24-40', byKind: 'patient' } });
    await queue.emit(visitEvent(visit));
    const [alarm] = await alarmsOf(lead, visit);
    const alarmId = alarm?.alarmId ?? '';
    const leads = Array.from({ length: 10 }, (_, n) => ({ ...lead, name: `HSP${String(n)} TestPerson` }));
    const answers = await Promise.all(leads.map((who) => queue.request(acknowledgeAlarm, { alarmId }, who)));
    const names = answers.map((answer) => granted(answer).alarm.acknowledged?.name);
    expect(new Set(names).size).toBe(1);
    expect(await alarmsOf(lead, visit)).toEqual([]);
  });

  it('is everybody’s of the unit while no lead is at work, and looked after by whoever says so', async () => {
    const visit = aWaiting({ overdueSince: at });
    await queue.emit(visitEvent(visit));
    expect(await alarmsOf(nurse, visit)).toEqual([]);
    granted(await queue.request(endShift, { escalate: true }, lead));
    const [alarm] = await alarmsOf(nurse, visit);
    expect(alarm).toMatchObject({ kind: 'overdue' });
    expect(await toldOf(visit)).toMatchObject({ leading: 'at-work' });
    expect(await alarmsOf(aClinician({ careUnitId: 'exempelby' }), visit)).toEqual([]);
    granted(await queue.request(acknowledgeAlarm, { alarmId: alarm?.alarmId ?? '' }, nurse));
    expect(await toldOf(visit, 2)).toMatchObject({ leading: 'away' });
    granted(await queue.request(startShift, {}, lead));
    expect(await alarmsOf(lead, visit)).toEqual([]);
  });

  it('of others does not exist for a colleague or a patient', async () => {
    const visit = aWaiting({ overdueSince: at });
    await queue.emit(visitEvent(visit));
    const [alarm] = await alarmsOf(lead, visit);
    const asked = { alarmId: alarm?.alarmId ?? '' };
    await expect(queue.request(acknowledgeAlarm, asked, nurse)).resolves.toMatchObject({
      refused: { code: 'queue.unknown-alarm' },
    });
    await expect(queue.request(acknowledgeAlarm, asked, aPatient())).resolves.toMatchObject({
      refused: { code: 'queue.forbidden' },
    });
  });
});
