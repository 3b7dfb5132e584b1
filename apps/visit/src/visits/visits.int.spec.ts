import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { claimVisit, getVisit, type ClinicianPrincipal } from '@om/contracts';
import { isRefused } from '@om/messaging';
import { uuidV7Ids } from '@om/platform';
import { aClinician, eventually } from '@om/testing';
import { codeOf, granted, NURSE, OUTSIDER, PHYSICIAN, TestClinic } from '../testing/test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

const manyClinicians = (count: number): ClinicianPrincipal[] =>
  Array.from({ length: count }, (_, index) =>
    aClinician({
      personId: `SE2321000131-P${String(index).padStart(12, '0')}`,
      name: `HSP${index} TestPerson${index}`,
    }),
  );

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
    expect(started.greeting).toContain('Jag heter HSP39 TestPerson39 och är sjuksköterska.');
    for (const step of [sent, claimed, started, ended]) {
      const names = { waiting: 'sent', claimed: 'claimed', ongoing: 'started', async: 'ended' } as const;
      expect(await clinic.told(names[step.state as keyof typeof names], sent.visitId)).toEqual(step);
    }
  });

  it('keeps its version while messages are heard of, so that no click is stale', async () => {
    const started = await clinic.ongoing();
    await clinic.says(started.visitId, 'patient', 2);
    await clinic.says(started.visitId, 'care', 3);
    const ended = granted(await clinic.end(started, 24)).visit;
    expect(ended).toMatchObject({ version: started.version + 1, endedAfterSeq: 3 });
  });
});

describe('Ta emot', () => {
  it('is won by exactly one of two hundred at once; the others are told who has the case and since when', async () => {
    const { visitId } = await clinic.send();
    const everybody = manyClinicians(200);
    await Promise.all(everybody.map((who) => clinic.onShift(who)));
    const answers = await Promise.all(everybody.map((who) => clinic.claim(visitId, who)));
    const winners = answers.flatMap((answer) => (isRefused(answer) ? [] : [answer.visit]));
    expect(winners).toHaveLength(1);
    const [{ responsible } = { responsible: undefined }] = winners;
    for (const answer of answers.filter(isRefused)) {
      expect(answer.refused).toMatchObject({
        code: 'visit.already-claimed',
        params: { name: responsible?.name, at: responsible?.since },
      });
    }
    expect(await clinic.told('claimed', visitId)).toMatchObject({ responsible, claimNumber: 1 });
  });

  it('repeated with its command id gets the first answer, also after the case has moved on', async () => {
    const { visitId } = await clinic.send();
    const commandId = uuidV7Ids.next();
    const first = await clinic.claim(visitId, NURSE, commandId);
    granted(await clinic.release(visitId));
    expect(await clinic.claim(visitId, NURSE, commandId)).toEqual(first);
    expect((await clinic.read(visitId)).state).toBe('waiting');
  });

  it('sent twice at once with one command id is one command', async () => {
    const { visitId } = await clinic.send();
    const commandId = uuidV7Ids.next();
    const [first, second] = await Promise.all([
      clinic.claim(visitId, NURSE, commandId),
      clinic.claim(visitId, NURSE, commandId),
    ]);
    expect(granted(first)).toEqual(granted(second));
    expect(await clinic.read(visitId)).toEqual(granted(first).visit);
  });

  it('with a command id that someone else has used is a command of its own', async () => {
    const { visitId } = await clinic.send();
    const commandId = uuidV7Ids.next();
    granted(await clinic.claim(visitId, NURSE, commandId));
    expect(codeOf(await clinic.claim(visitId, PHYSICIAN, commandId))).toBe('visit.already-claimed');
  });

  it('and Avbryt at the same moment end in one outcome: cancelled, with nobody responsible', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { visitId } = await clinic.send();
      const [cancelled, claimed] = await Promise.all([clinic.cancel(visitId), clinic.claim(visitId)]);
      expect(granted(cancelled).visit.state).toBe('cancelled');
      expect([undefined, 'visit.state-forbids']).toContain(codeOf(claimed));
      const visit = await clinic.read(visitId);
      expect(visit.state).toBe('cancelled');
      expect(visit).not.toHaveProperty('responsible');
      expect(await clinic.told('cancelled', visitId)).toEqual(visit);
    }
  });
});

describe('Starta besök', () => {
  it('with an old version is refused and says the version there is', async () => {
    const { visitId } = await clinic.send();
    const claimed = granted(await clinic.claim(visitId)).visit;
    granted(await clinic.release(visitId));
    granted(await clinic.claim(visitId));
    const answer = await clinic.start(claimed);
    expect(answer).toMatchObject({ refused: { code: 'visit.stale-version', params: { version: 4 } } });
  });

  it('and Avbryt at the same moment end in one outcome: started or cancelled, never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { visitId } = await clinic.send();
      const claimed = granted(await clinic.claim(visitId)).visit;
      const answers = await Promise.all([clinic.start(claimed), clinic.cancel(visitId)]);
      expect(answers.map(codeOf).filter((code) => code === undefined)).toHaveLength(1);
      const winner = answers.find((answer) => !isRefused(answer));
      expect({ visit: await clinic.read(visitId) }).toEqual(winner);
      await clinic.finishAll();
    }
  });

  it('by a colleague is refused', async () => {
    const { visitId } = await clinic.send();
    const claimed = granted(await clinic.claim(visitId)).visit;
    expect(codeOf(await clinic.start(claimed, PHYSICIAN))).toBe('visit.not-responsible');
  });
});

describe('a case of the same reason', () => {
  it('is refused while one is open, and says which', async () => {
    const { visitId } = await clinic.send();
    expect(await clinic.trySend()).toMatchObject({
      refused: { code: 'visit.same-reason-open', params: { visitId } },
    });
  });

  it('is one case when two are sent at once', async () => {
    const answers = await Promise.all([clinic.trySend(), clinic.trySend(), clinic.trySend()]);
    expect(answers.map(codeOf).sort()).toEqual([
      'visit.same-reason-open',
      'visit.same-reason-open',
      undefined,
    ]);
  });

  it('can be sent again once the visit has ended', async () => {
    await clinic.ended(72);
    expect((await clinic.send()).state).toBe('waiting');
  });

  it('sent again with the same id is the same case; the same id for another case is refused', async () => {
    const visitId = uuidV7Ids.next();
    const [first, second] = await Promise.all([clinic.trySend({ visitId }), clinic.trySend({ visitId })]);
    expect(granted(first).visit.visitId).toBe(granted(second).visit.visitId);
    expect(codeOf(await clinic.trySend({ visitId, ownWords: 'Något annat.' }))).toBe('visit.id-taken');
  });
});

describe('the end of a visit', () => {
  it.each([
    [{ kind: 'hours', hours: 36 }, 'visit.async-not-offered', 'async.hours'],
    [{ kind: 'until', until: '2020-01-01T00:00:00.000Z' }, 'visit.async-in-past', 'async.until'],
  ] as const)('with the phase %j is refused and changes nothing', async (phase, code, field) => {
    const started = await clinic.ongoing();
    expect(await clinic.endWith(started, phase, false)).toMatchObject({ refused: { code, field } });
    expect(await clinic.read(started.visitId)).toEqual(started);
  });

  it('with Meddelande needs a phase of 72 hours', async () => {
    const started = await clinic.ongoing();
    expect(codeOf(await clinic.end(started, 48, true))).toBe('visit.meddelande-too-short');
    const { autoMessage, endedAt } = granted(await clinic.end(started, 72, true)).visit;
    expect(Date.parse(autoMessage?.at ?? '') - Date.parse(endedAt ?? '')).toBe(72 * 3_600_000);
  });
});

describe('someone else', () => {
  it('is told that there is no such visit, exactly as for one that does not exist', async () => {
    const { visitId } = await clinic.ongoing();
    const stranger = await clinic.newPatient('195709112790', 'Testpatient P24-52');
    const missing = await clinic.service.request(
      getVisit,
      { visitId: uuidV7Ids.next(), purpose: 'care' },
      NURSE,
    );
    expect(codeOf(missing)).toBe('visit.not-found');
    for (const who of [OUTSIDER, stranger]) {
      const answer = await clinic.service.request(getVisit, { visitId, purpose: 'care' }, who);
      expect(answer).toEqual(missing);
      expect(await clinic.service.request(claimVisit, { visitId }, who)).toEqual(missing);
    }
    expect(await clinic.cancel(visitId, stranger)).toEqual(missing);
    expect(await clinic.claim(visitId, OUTSIDER)).toEqual(missing);
  });
});

describe('history', () => {
  it('has one line a change, with who, where and when', async () => {
    const { visitId } = await clinic.ongoing();
    const lines = await eventually(async () => {
      const found = await clinic.rows('history', { subject: visitId });
      return found.length === 3 ? found : false;
    });
    expect(lines).toMatchObject([
      { event: 'sent', version: 1, actor: { kind: 'patient' } },
      { event: 'claimed', version: 2, actor: { personId: NURSE.personId, careUnitId: 'min-vard' } },
      { event: 'started', version: 3, cause: 'visit.start' },
    ]);
  });
});

describe('reading a visit', () => {
  it('has left its audit row when the answer comes', async () => {
    const { visitId } = await clinic.send();
    await clinic.read(visitId);
    const [row, ...more] = await clinic.rows('audit', { visitId, action: 'read' });
    expect(row).toMatchObject({
      what: 'visit.get (care)',
      careUnitId: 'min-vard',
      patientId: clinic.patient.personId,
      actor: { personId: NURSE.personId },
    });
    expect(more).toEqual([]);
  });
});
