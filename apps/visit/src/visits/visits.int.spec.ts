import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getVisit } from '@om/contracts';
import { codeOf, granted, NURSE, TestClinic } from '../test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());

describe('a visit', () => {
  it('is sent, claimed, started and ended, and told of at every step', async () => {
    const sent = await clinic.send();
    const claimed = granted(await clinic.claim(sent.visitId)).visit;
    const started = granted(await clinic.start(claimed)).visit;
    const ended = granted(await clinic.end(started, 72)).visit;
    expect([sent, claimed, started, ended].map(({ state, version }) => [state, version])).toEqual([
      ['waiting', 1],
      ['claimed', 2],
      ['ongoing', 3],
      ['async', 4],
    ]);
    expect(started.greeting).toContain('HSP39 TestPerson39');
    expect(await clinic.told('ended', sent.visitId)).toEqual(ended);
    const read = await clinic.service.request(getVisit, { visitId: sent.visitId, purpose: 'care' }, NURSE);
    expect(granted(read).visit).toEqual(ended);
    expect(codeOf(read)).toBeUndefined();
  });
});
