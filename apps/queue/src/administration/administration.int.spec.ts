import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  endShift,
  exampleUnit,
  listAssignments,
  listStaff,
  listUnitHistory,
  listUnits,
  startShift,
  unitChangedV1,
  updateMember,
  updateUnit,
  type CareUnit,
  type UnitHistoryEntry,
} from '@om/contracts';
import { isRefused } from '@om/messaging';
import { aClinician, aPatient, aService, eventually, startTestService, type TestService } from '@om/testing';
import { queueEnv } from '../env.js';
import { QueueModule } from '../queue.module.js';
import { DEMO_STAFF } from '../seed/demo-staff.js';
import { granted } from '../testing/heard-visits.js';

const LEAD = 'SE2321000131-P000000000021';
const NURSE = 'SE2321000131-P000000000039';
const lead = aClinician({ personId: LEAD, name: 'HSP21 TestPerson21', lead: true });
let queue: TestService;

beforeAll(async () => {
  queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
    schema: queueEnv,
    env: { SEED: 'demo' },
  });
  const last = DEMO_STAFF.at(-1)?._id ?? '';
  await eventually(
    async () => !isRefused(await queue.request(listAssignments, { hsaId: last }, aService('gateway'))),
  );
});
afterAll(() => queue.stop());

const unit = async (): Promise<CareUnit> => {
  const { units } = granted(await queue.request(listUnits, { careUnitId: 'min-vard' }, lead));
  if (!units[0]) throw new Error('no unit');
  return units[0];
};
const change = async (settings: Partial<CareUnit>, who = lead, version?: number) =>
  queue.request(updateUnit, { expectedVersion: version ?? (await unit()).version, settings }, who);
const history = async () =>
  eventually(async () => {
    const answer = granted(await queue.request(listUnitHistory, { limit: 50 }, lead));
    return answer.entries.length > 0 && answer.entries;
  });
const member = (hsaId: string, roles: ('nurse' | 'physician')[], isLead: boolean, who = lead) =>
  queue.request(updateMember, { hsaId, roles, lead: isLead }, who);

describe('the settings of a unit', () => {
  it('are changed by its lead, told to everyone, and kept with who, when, before and after', async () => {
    const before = await unit();
    const { unit: after } = granted(await change({ notifyAt: 'start', claimReleaseMinutes: 30 }));
    expect(after).toMatchObject({ version: before.version + 1, notifyAt: 'start', claimReleaseMinutes: 30 });
    expect(await unit()).toEqual(after);
    const told = await queue.nextPublished(unitChangedV1.type, ({ version }) => version === after.version);
    expect(unitChangedV1.data.parse(told.data).unit).toEqual(after);
    const [last] = await history();
    expect(last).toMatchObject({
      by: { personId: LEAD, name: 'HSP21 TestPerson21' },
      what: 'queue.update-unit',
      changes: [
        { field: 'notifyAt', before: 'claim', after: 'start' },
        { field: 'claimReleaseMinutes', before: 20, after: 30 },
      ],
    });
  });

  it('hold the contact reasons, the caregiver and whether handovers widen, each with its history', async () => {
    const { reasons } = await unit();
    const [first, ...others] = reasons;
    if (!first) throw new Error('no reasons');
    const more = [...others, { ...first, label: 'Axel och arm', priority: 2 }];
    const settings = { reasons: more, sameCaregiver: false, handoverWidens: true };
    expect(granted(await change(settings)).unit).toMatchObject(settings);
    const ofReasons = (entries: UnitHistoryEntry[]) =>
      entries.find(({ changes }) => changes.some(({ field }) => field === 'reasons'));
    const entry = await eventually(async () => ofReasons(await history()) ?? false);
    expect(entry.changes).toEqual([
      { field: 'reasons', before: reasons, after: more },
      { field: 'sameCaregiver', before: true, after: false },
      { field: 'handoverWidens', before: false, after: true },
    ]);
    granted(await change({ reasons, sameCaregiver: true, handoverWidens: false }));
  });

  it('hold the note templates, which are told with the rest', async () => {
    const noteTemplates = exampleUnit.noteTemplates ?? [];
    const { unit: after } = granted(await change({ noteTemplates }));
    const told = await queue.nextPublished(unitChangedV1.type, ({ version }) => version === after.version);
    expect(unitChangedV1.data.parse(told.data).unit.noteTemplates).toEqual(noteTemplates);
    const ofTemplates = async () =>
      (await history()).find(({ changes }) => changes.some(({ field }) => field === 'noteTemplates')) ??
      false;
    expect((await eventually(ofTemplates)).changes).toEqual([
      { field: 'noteTemplates', before: [], after: noteTemplates },
    ]);
  });

  it('of two who change them at once are changed by one; the other is told', async () => {
    const { version } = await unit();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((text) => change({ texts: { closed: text } }, lead, version)),
    );
    const codes = answers.map((answer) => (isRefused(answer) ? answer.refused.code : 'granted'));
    expect(codes.sort()).toEqual(['granted', 'queue.stale-version', 'queue.stale-version']);
  });

  it('that do not fit together are refused with the field, and nothing changes', async () => {
    const before = await unit();
    expect(await change({ asyncChoices: [24], asyncDefault: 72 })).toMatchObject({
      refused: { code: 'queue.invalid', field: 'settings.asyncDefault' },
    });
    expect(await unit()).toEqual(before);
  });

  it('that come out the same change nothing', async () => {
    const before = await unit();
    expect(granted(await change({ name: before.name })).unit.version).toBe(before.version);
  });

  it('are not for a clinician who is not lead, nor for patients', async () => {
    for (const who of [aClinician(), aClinician({ lead: true, careUnitId: 'nowhere' })]) {
      expect(isRefused(await change({ notifyAt: 'claim' }, who))).toBe(true);
    }
    const asked = queue.request(updateUnit, { expectedVersion: 1, settings: {} }, aPatient());
    await expect(asked).resolves.toMatchObject({ refused: { code: 'queue.forbidden' } });
    await expect(queue.request(listUnitHistory, { limit: 5 }, aClinician())).resolves.toMatchObject({
      refused: { code: 'queue.forbidden' },
    });
  });
});

describe('the members of a unit', () => {
  it('are shown with roles and leads to those who work there', async () => {
    const { members } = granted(await queue.request(listStaff, {}, aClinician()));
    expect(members).toContainEqual(
      expect.objectContaining({ hsaId: NURSE, roles: ['nurse'], lead: false, onShift: false }),
    );
    expect(members).toContainEqual(expect.objectContaining({ hsaId: LEAD, lead: true }));
  });

  it('are shown to be first in line or behind while they are on shift', async () => {
    const at = async (hsaId: string) =>
      granted(await queue.request(listStaff, {}, lead)).members.find((one) => one.hsaId === hsaId);
    granted(await queue.request(startShift, { shiftType: 'secondary' }, lead));
    expect(await at(LEAD)).toMatchObject({ onShift: true, shiftType: 'secondary' });
    granted(await queue.request(startShift, { shiftType: 'primary' }, lead));
    expect(await at(LEAD)).toMatchObject({ onShift: true, shiftType: 'primary' });
    granted(await queue.request(endShift, {}, lead));
    expect(await at(LEAD)).not.toHaveProperty('shiftType');
  });

  it('get and lose roles, which counts from the next login and is kept in the history', async () => {
    granted(await member(NURSE, [], false));
    const assigned = async () =>
      granted(await queue.request(listAssignments, { hsaId: NURSE }, aService('gateway'))).assignments;
    expect((await assigned()).map(({ careUnitId }) => careUnitId)).toEqual(['exempelby']);
    const { member: after } = granted(await member(NURSE, ['nurse'], true));
    expect(after).toMatchObject({ roles: ['nurse'], lead: true });
    expect(await assigned()).toContainEqual(
      expect.objectContaining({ careUnitId: 'min-vard', role: 'nurse', lead: true }),
    );
    const entries = await eventually(async () => {
      const found = (await history()).filter((entry) => entry.member?.hsaId === NURSE);
      return found.length === 3 && found;
    });
    const fields = entries.flatMap(({ changes }) => changes.map(({ field }) => field));
    expect(fields.sort()).toEqual(['leadPersonIds', 'roles', 'roles']);
    granted(await member(NURSE, ['nurse'], false));
  });

  it('always have a lead among them, also when all step down at once', async () => {
    const leads = (await unit()).leadPersonIds ?? [];
    const answers = await Promise.all(leads.map((hsaId) => member(hsaId, ['nurse'], false)));
    const refused = answers.flatMap((answer) => (isRefused(answer) ? [answer.refused.code] : []));
    expect(refused).toEqual(['queue.last-lead']);
    expect((await unit()).leadPersonIds).toHaveLength(1);
  });

  it('are persons of the staff directory', async () => {
    expect(await member('SE2321000131-P999999999999', ['nurse'], false)).toMatchObject({
      refused: { code: 'queue.unknown-member' },
    });
  });
});
