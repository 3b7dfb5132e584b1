/** @jest-environment @om/testing/worker-environment */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_TABS, checkShift, staffCases, staffSession, type CaseRow } from '@om/contracts';
import { elsewhereOf } from '@om/visit-state';
import { eventually } from '@om/testing';
import type { Browser } from './testing/browser.js';
import { Clinic, type Visit } from './testing/clinic.js';
import { GatewayUnderTest } from './testing/gateway-under-test.js';

let system: GatewayUnderTest;
let clinic: Clinic;
let visit: Visit;
let ongoing: Visit;
/** The nurse who has the visit, logged in at another unit now. */
let elsewhere: Browser;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  visit = await clinic.endedVisit();
  ongoing = await clinic.ongoingVisit();
  elsewhere = await system.staff('nurse', 'exempelby');
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});

const principalOf = async (browser: Browser) => {
  const { principal } = staffSession.parse(await (await browser.ask('/api/staff/session')).json());
  if (!principal) throw new Error('no unit is chosen');
  return principal;
};
const rowsOf = async (browser: Browser): Promise<CaseRow[]> => {
  const lists = CASE_TABS.map(async (tab) => {
    const list = staffCases.parse(await (await browser.ask(`/api/staff/cases?tab=${tab}`)).json());
    return list.rows;
  });
  return (await Promise.all(lists)).flat();
};
const statusAt = async (browser: Browser, { visitId }: CaseRow): Promise<number> =>
  (await browser.ask(`/api/staff/visits/${visitId}`)).status;

describe('the rows of somebody who is logged in at another unit now', () => {
  it('are still there, and each opens where it says', async () => {
    const rows = await eventually(async () => {
      const found = await rowsOf(elsewhere);
      return found.some(({ visitId }) => visitId === visit.visitId) && found;
    });
    const who = await principalOf(elsewhere);
    const said = rows.map((row) => elsewhereOf(row, who)?.careUnitId);
    expect(said).toContain('min-vard');
    for (const [index, row] of rows.entries()) {
      const there = said[index] === 'min-vard';
      expect(await statusAt(elsewhere, row)).toBe(there ? 404 : 200);
      if (there) expect(await statusAt(clinic.nurse, row)).toBe(200);
    }
  });

  it('are found by the shift-end check', async () => {
    const left = await eventually(async () => {
      const { ongoing: found } = checkShift.answer.parse(
        await (await elsewhere.ask('/api/staff/shift')).json(),
      );
      return found.find(({ visitId }) => visitId === ongoing.visitId) ?? false;
    });
    expect(elsewhereOf(left, await principalOf(elsewhere))).toEqual({ careUnitId: 'min-vard' });
  });
});
