import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dutyChangedV1, exampleDuty, listAlarms, type ClinicianPrincipal, type Duty } from '@om/contracts';
import { aClinician, eventually, exampleEvent, startTestService, type TestService } from '@om/testing';
import { randomUUID } from 'node:crypto';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { aWaiting, granted, visitEvent } from '../testing/heard-visits.js';
import { Units } from '../units/units.js';

const at = '2026-11-25T09:52:00.000Z';
const nurse = aClinician();
const lead = aClinician({ personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21', lead: true });
const colleague = aClinician({ personId: 'SE2321000131-P000000000045', name: 'HSP45 TestPerson45' });
const waived = { reason: 'Dokumenterat i journalen', at, byName: nurse.name };

describe('a duty that is left', () => {
  let queue: TestService;
  beforeAll(async () => {
    queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
      schema: queueEnv,
      env: { SEED: 'demo' },
    });
    await eventually(async () => (await queue.app.get(Units).list()).length === 2);
  });
  afterAll(() => queue.stop());

  const aDuty = (): Duty => ({ ...exampleDuty, dutyId: randomUUID(), visitId: randomUUID() });
  const tell = (duty: Duty, version: number) =>
    queue.emit({ ...exampleEvent(dutyChangedV1, { duty }, { version }), subject: duty.dutyId });
  const kinds = async (who: ClinicianPrincipal, { visitId }: Duty): Promise<string[]> =>
    granted(await queue.request(listAlarms, {}, who))
      .alarms.filter((alarm) => alarm.visitId === visitId)
      .map(({ kind, about }) => `${kind} ${about ?? ''}`);
  const late = `duty-late ${nurse.name}`;

  it('is no alarm before the lead is to be told', async () => {
    const duty = { ...aDuty(), remindedAt: at };
    await tell(duty, 2);
    expect(await kinds(lead, duty)).toEqual([]);
  });

  it('alarms the unit’s lead and its clinician, and nobody else', async () => {
    const duty = { ...aDuty(), remindedAt: at, escalatedAt: at };
    await tell(duty, 3);
    await tell(duty, 3);
    expect(await kinds(lead, duty)).toEqual([late]);
    expect(await kinds(nurse, duty)).toEqual([late]);
    expect(await kinds(colleague, duty)).toEqual([]);
    await tell({ ...duty, lockedAt: at }, 4);
    expect(await kinds(lead, duty)).toEqual([late, `duty-overdue ${nurse.name}`]);
  });

  it('alarms no more once it is waived, whichever is heard first', async () => {
    const [one, other] = [aDuty(), aDuty()].map((duty) => ({ ...duty, escalatedAt: at })) as [Duty, Duty];
    await tell(one, 3);
    await tell({ ...one, state: 'waived', waived }, 4);
    await tell({ ...other, state: 'waived', waived }, 4);
    await tell(other, 3);
    for (const duty of [one, other]) expect(await kinds(lead, duty)).toEqual([]);
  });

  it('keeps no patient off the list, however many there are, neither from the lead nor from who is there instead', async () => {
    const old = Array.from({ length: 100 }, () => ({ ...aDuty(), escalatedAt: '2026-11-20T09:52:00.000Z' }));
    await Promise.all(old.map((duty) => tell(duty, 3)));
    const emergency = { at, byName: 'Testpatient P24-40', byKind: 'patient' } as const;
    const visit = aWaiting({ emergency });
    await queue.emit(visitEvent(visit));
    for (const who of [lead, colleague]) {
      const { alarms } = granted(await queue.request(listAlarms, {}, who));
      expect(alarms).toContainEqual(expect.objectContaining({ kind: 'emergency', visitId: visit.visitId }));
    }
  });
});
