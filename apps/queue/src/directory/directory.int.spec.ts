import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleUnit, listAssignments, listUnits, updateUnit } from '@om/contracts';
import { isRefused } from '@om/messaging';
import {
  aClinician,
  aService,
  eventually,
  startTestInfrastructure,
  startTestService,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { granted } from '../testing/heard-visits.js';

const folder = mkdtempSync(join(tmpdir(), 'om-directory-'));
const file = join(folder, 'directory.json');
const { version: _version, ...unit } = exampleUnit;
const lead = aClinician({ personId: 'SE2321000131-P000000000021', lead: true });
const person = { hsaId: lead.personId, name: lead.name, profession: 'nurse' };
const assignments = [{ careUnitId: unit.careUnitId, role: 'nurse' }];

describe('a directory file', () => {
  let infrastructure: TestInfrastructure;
  let queue: TestService | undefined;
  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
  });
  afterAll(async () => {
    await queue?.stop();
    await infrastructure.stop();
    rmSync(folder, { recursive: true });
  });

  const start = async (content: unknown): Promise<TestService> => {
    writeFileSync(file, JSON.stringify(content));
    const options = { infrastructure, schema: queueEnv, env: { DIRECTORY_FILE: file } };
    queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', options);
    return queue;
  };
  const unitsOf = async (service: TestService) => granted(await service.request(listUnits, {}, lead)).units;

  it('brings units, staff and the first lead, and later leaves what the lead has changed', async () => {
    const first = await start({ units: [unit], staff: [{ ...person, assignments }] });
    const known = await eventually(async () => {
      const asked = { hsaId: lead.personId };
      const answer = await first.request(listAssignments, asked, aService('gateway'));
      return isRefused(answer) ? false : answer.assignments;
    });
    expect(known).toMatchObject([{ careUnitId: unit.careUnitId, role: 'nurse', lead: true }]);
    const change = { expectedVersion: 1, settings: { notifyAt: 'start' as const } };
    granted(await first.request(updateUnit, change, lead));
    await first.stop();
    const other = { ...unit, careUnitId: 'ny-enhet', name: 'Ny enhet' };
    const second = await start({ units: [unit, other], staff: [] });
    const units = await eventually(async () => {
      const found = await unitsOf(second);
      return found.length === 2 && found;
    });
    expect(units.find(({ careUnitId }) => careUnitId === unit.careUnitId)?.notifyAt).toBe('start');
  });

  it('that does not fit stops the start and names the field', async () => {
    await queue?.stop();
    queue = undefined;
    await expect(start({ units: [{ ...unit, notifyAt: 'never' }], staff: [] })).rejects.toThrow('notifyAt');
  });
});
