import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerFeedback,
  giveFeedback,
  listFeedback,
  ownFeedback,
  readFeedback,
  type ClinicianPrincipal,
} from '@om/contracts';
import { uuidV7Ids } from '@om/platform';
import { aClinician } from '@om/testing';
import { codeOf, granted, NURSE, OUTSIDER, PHYSICIAN, TestClinic } from '../testing/test-clinic.js';

const LEAD = aClinician({ personId: 'SE2321000131-P000000000012', name: 'HSP12 TestPerson12', lead: true });

let clinic: TestClinic;
let visitId: string;
beforeAll(async () => {
  clinic = await TestClinic.start();
  ({ visitId } = await clinic.ongoing());
}, 60_000);
afterAll(() => clinic.service.stop());

const give = (feedbackId = uuidV7Ids.next(), by: ClinicianPrincipal = NURSE) =>
  clinic.ask(giveFeedback, { feedbackId, visitId, category: 'technology', text: 'Bilden syntes inte.' }, by);
const list = (by: ClinicianPrincipal) => clinic.service.request(listFeedback, {}, by);
const own = (by: ClinicianPrincipal) => clinic.service.request(ownFeedback, {}, by);

describe('intern återkoppling', () => {
  it('goes to the unit lead, is read, and is answered back to who gave it', async () => {
    const { feedback } = granted(await give());
    const { feedbackId } = feedback;
    expect(feedback).toMatchObject({ state: 'new', by: { name: NURSE.name }, careUnitId: 'min-vard' });
    expect(granted(await list(LEAD)).feedback).toContainEqual(feedback);
    expect(granted(await clinic.ask(readFeedback, { feedbackId }, LEAD)).feedback.state).toBe('read');
    granted(await clinic.ask(answerFeedback, { feedbackId, text: 'Tack, anmält.' }, LEAD));
    expect(granted(await own(NURSE)).feedback).toMatchObject([
      { feedbackId, state: 'actioned', answer: { text: 'Tack, anmält.', by: { name: LEAD.name } } },
    ]);
    expect(granted(await own(PHYSICIAN)).feedback).toEqual([]);
  });

  it('is no part of the visit', async () => {
    granted(await give());
    expect(JSON.stringify(await clinic.read(visitId))).not.toContain('Bilden syntes inte.');
  });

  it('given twice is one piece; the id of a colleague’s is taken', async () => {
    const feedbackId = uuidV7Ids.next();
    expect(granted(await give(feedbackId))).toEqual(granted(await give(feedbackId)));
    expect(codeOf(await give(feedbackId, PHYSICIAN))).toBe('visit.id-taken');
  });

  it('is nobody’s but the lead’s and the giver’s', async () => {
    const { feedbackId } = granted(await give()).feedback;
    expect(codeOf(await list(NURSE))).toBe('visit.forbidden');
    expect(codeOf(await list({ ...LEAD, careUnitId: 'exempelby' }))).toBeUndefined();
    expect(granted(await list({ ...LEAD, careUnitId: 'exempelby' })).feedback).toEqual([]);
    expect(codeOf(await clinic.ask(readFeedback, { feedbackId }, NURSE))).toBe('visit.unknown-feedback');
    expect(codeOf(await give(uuidV7Ids.next(), OUTSIDER))).toBe('visit.not-found');
  });
});
