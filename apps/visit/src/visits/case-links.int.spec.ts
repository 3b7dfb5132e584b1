import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { linkedCases, type VisitSnapshot } from '@om/contracts';
import { uuidV7Ids } from '@om/platform';
import { codeOf, granted, NURSE, OUTSIDER, TestClinic } from '../testing/test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
  await clinic.newUnit(OUTSIDER.careUnitId);
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

/** A case of the patient that is over, at a unit. */
const over = async (careUnitId = NURSE.careUnitId): Promise<VisitSnapshot> =>
  granted(await clinic.cancel((await clinic.send({ careUnitId })).visitId)).visit;
const linksOf = async ({ visitId }: VisitSnapshot, by = NURSE) =>
  granted(await clinic.service.request(linkedCases, { visitId }, by));

describe('a case om samma sak', () => {
  it('points to the one that is over, which staff who may read it are shown', async () => {
    const { visitId: followsVisitId, reason, createdAt } = await over();
    const sent = await clinic.send({ followsVisitId });
    expect(sent.followsVisitId).toBe(followsVisitId);
    expect(await clinic.told('sent', sent.visitId)).toEqual(sent);
    expect(await linksOf(sent)).toMatchObject({
      cases: [],
      follows: { visitId: followsVisitId, reason, createdAt, state: 'cancelled' },
    });
  });

  it('of another unit shows nothing of the earlier one to who may not read it', async () => {
    const { visitId: followsVisitId } = await over(OUTSIDER.careUnitId);
    const sent = await clinic.send({ followsVisitId });
    expect(await linksOf(sent)).toEqual({ cases: [] });
  });

  it('is refused when the earlier one goes on, is another patient’s or nowhere, alike', async () => {
    const open = await clinic.send();
    const stranger = await clinic.newPatient('195304162349', 'Testpatient P24-38');
    const other = await clinic.send({}, stranger);
    granted(await clinic.cancel(other.visitId, stranger));
    for (const followsVisitId of [open.visitId, other.visitId, uuidV7Ids.next()]) {
      const tried = await clinic.trySend({ followsVisitId });
      expect(codeOf(tried)).toBe('visit.follows-target');
    }
  });
});
