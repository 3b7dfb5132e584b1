import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { elapseVisit } from '@om/contracts';
import { GRACE_MINUTES } from '@om/visit-state';
import { granted, NURSE, TestClinic } from '../testing/test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

/** The last minutes to write in, and a little more, in hours. */
const GRACE = (GRACE_MINUTES + 1) / 60;
const elapse = async (visitId: string, hours: number) =>
  granted(await clinic.service.request(elapseVisit, { visitId, hours }, NURSE)).visit;

describe('when the asynchronous phase runs out', () => {
  it('the timer asks chat for the seal, and the seal closes the case', async () => {
    const { visitId } = await clinic.ended(72);
    await elapse(visitId, 72 + GRACE);
    expect(await clinic.told('seal-requested', visitId)).toMatchObject({ state: 'async', sealing: true });
    expect(await clinic.sealed(visitId, 5, { patient: 2, care: 3 })).toBe('handled');
    expect(await clinic.told('closed', visitId)).toMatchObject({ state: 'closed', sealing: false });
  });

  it('the case goes on for 24 hours when the seal tells of an unanswered message', async () => {
    const { visitId } = await clinic.ended(72);
    await elapse(visitId, 72 + GRACE);
    await clinic.told('seal-requested', visitId);
    await clinic.sealed(visitId, 5, { patient: 4, care: 3 });
    const extended = await clinic.told('extended', visitId);
    expect(extended).toMatchObject({ state: 'async', sealing: false, unansweredReply: { seq: 4 } });
    const left = Date.parse(extended.asyncUntil ?? '') - Date.now();
    expect(Math.round(left / 3_600_000)).toBe(24);
  });

  it('an answer lets the case close at the next end of the phase, and the old seal does nothing', async () => {
    const { visitId } = await clinic.ended(24);
    await clinic.says(visitId, 'patient', 2);
    await elapse(visitId, 24 + GRACE);
    await clinic.told('seal-requested', visitId);
    await clinic.sealed(visitId, 3, { patient: 2, care: 0 });
    await clinic.told('extended', visitId);
    await clinic.says(visitId, 'care', 5);
    const { version } = await clinic.told('reply-answered', visitId);
    await elapse(visitId, 24 + GRACE);
    await clinic.told('seal-requested', visitId, version);
    await clinic.sealed(visitId, 3, { patient: 2, care: 0 });
    expect((await clinic.read(visitId)).sealing).toBe(true);
    await clinic.sealed(visitId, 6, { patient: 2, care: 5 });
    expect((await clinic.told('closed', visitId)).unansweredReply).toBeUndefined();
  });

  it('an end without phase is sealed at once', async () => {
    const { visitId } = await clinic.ended(0);
    expect(await clinic.told('seal-requested', visitId)).toMatchObject({ sealing: true });
    await clinic.sealed(visitId, 3, { patient: 0, care: 0 });
    await clinic.told('closed', visitId);
  });
});

describe('Meddelande', () => {
  it('comes due by its timer, before the seal that is due at the same time', async () => {
    const { visitId } = await clinic.ended(72, true);
    await elapse(visitId, 72 + GRACE);
    const due = await clinic.told('auto-message-due', visitId);
    expect(due).toMatchObject({ autoMessage: { due: true, text: 'Hej! Hur har det gått?' } });
    const seal = await clinic.told('seal-requested', visitId);
    expect(seal.version).toBeGreaterThan(due.version);
    expect(seal.autoMessage?.due).toBe(true);
  });

  it('is not sent when the patient has written', async () => {
    const { visitId } = await clinic.ended(72, true);
    await clinic.says(visitId, 'patient', 2);
    expect((await clinic.told('reply-received', visitId)).autoMessage).toBeUndefined();
    await elapse(visitId, 72 + GRACE);
    await clinic.told('seal-requested', visitId);
    expect(await clinic.service.published('visit.auto-message-due.v1')).not.toContainEqual(
      expect.objectContaining({ subject: visitId }),
    );
  });
});

describe('messages of chat', () => {
  it('give the same result twice and in any order', async () => {
    const { visitId } = await clinic.ended(72);
    const entries = [
      clinic.message(visitId, 'patient', 2),
      clinic.message(visitId, 'care', 3),
      clinic.message(visitId, 'patient', 4),
      clinic.message(visitId, 'patient', 5),
    ];
    const order = [3, 0, 2, 3, 1, 0, 2, 1].flatMap((index) => entries[index] ?? []);
    for (const entry of order) expect(await clinic.service.emit(entry)).toBe('handled');
    expect((await clinic.read(visitId)).unansweredReply).toMatchObject({ seq: 4 });
  });

  it('arriving all at once are all heard of', async () => {
    const { visitId } = await clinic.ended(72);
    const entries = Array.from({ length: 20 }, (_, index) =>
      clinic.message(visitId, index % 5 === 3 ? 'care' : 'patient', index + 2),
    );
    const outcomes = await Promise.all(entries.map((entry) => clinic.service.emit(entry)));
    expect(new Set(outcomes)).toEqual(new Set(['handled']));
    expect((await clinic.read(visitId)).unansweredReply).toMatchObject({ seq: 21 });
  });

  it('of a visit that does not exist come again, because they may be early', async () => {
    expect(await clinic.says('0198c1f2-0000-7000-8000-00000000dead', 'patient', 2)).toBe('retried');
  });
});
