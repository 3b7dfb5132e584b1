import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isRefused } from '@om/messaging';
import type { AuditRow } from '@om/persistence';
import { eventually, type TestService } from '@om/testing';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';

const refusedWith = (code: string) => ({ refused: expect.objectContaining({ code }) as unknown });

describe('writing in a conversation', () => {
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat();
  });
  afterAll(() => chat.stop());

  const started = async (): Promise<TestCase> => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    return test;
  };

  it('is stored after the greeting, told to everyone, and read by both sides', async () => {
    const test = await started();
    const sent = await test.send(test.patient, 'Det är värst när jag lyfter armen.');
    expect(sent).toMatchObject({ seq: 2 });
    const event = await chat.nextPublished(
      'chat.message-sent.v1',
      ({ subject, version }) => subject === test.visitId && version === 2,
    );
    expect(event).toMatchObject({ careunits: ['min-vard'], actor: test.patient });
    const { messages, open } = await test.history(test.responsible);
    expect(messages.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['greeting', 1],
      ['text', 2],
    ]);
    expect(messages[0]).toMatchObject({ text: 'Hej och välkommen!', author: { name: 'HSP39 TestPerson39' } });
    expect(open).toBe(true);
  });

  it('from 100 senders at once gets the places 2 to 101, without gaps', async () => {
    const test = await started();
    const sends = Array.from({ length: 100 }, (_, n) =>
      test.send(n % 2 ? test.patient : test.responsible, `Meddelande ${String(n)}`),
    );
    const answers = await Promise.all(sends);
    const places = answers.map((answer) => (isRefused(answer) ? answer.refused.code : answer.seq));
    expect(places.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 100 }, (_, n) => n + 2),
    );
    const { messages } = await test.history();
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 101 }, (_, n) => n + 1));
  });

  it('with the same client id is one message with one answer, also at the same time', async () => {
    const test = await started();
    const once = await Promise.all([1, 2, 3].map(() => test.send(test.patient, 'Hej', 'same')));
    const later = await test.send(test.patient, 'Hej', 'same');
    expect(new Set([...once, later].map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await test.kinds()).toEqual(['greeting', 'text']);
  });

  it('with a client id of someone else is refused, and tells nothing of what that is', async () => {
    const test = await started();
    await test.send(test.patient, 'Hej', 'mine');
    expect(await test.send(test.responsible, 'Hej', 'mine')).toEqual(refusedWith('chat.invalid'));
    expect(await test.send(test.patient, 'Hej', 'system:seal:9')).toEqual({
      refused: expect.objectContaining({ code: 'chat.invalid', field: 'clientId' }) as unknown,
    });
  });

  it('is refused before the greeting, and for everyone who does not take part', async () => {
    const waiting = new TestCase(chat);
    await waiting.hear(STEPS.waiting);
    expect(await waiting.send(waiting.patient, 'Hej')).toEqual(refusedWith('chat.not-open'));
    const test = await started();
    const [other] = [new TestCase(chat)];
    expect(await test.send(test.colleague, 'Hej')).toEqual(refusedWith('chat.not-participant'));
    expect(await test.send(test.stranger, 'Hej')).toEqual(refusedWith('chat.not-found'));
    expect(await test.send(other.patient, 'Hej')).toEqual(refusedWith('chat.not-found'));
    expect(await new TestCase(chat).send(test.patient, 'Hej')).toEqual(refusedWith('chat.not-found'));
    expect(await test.kinds()).toEqual(['greeting']);
  });

  it.each([
    ['blank', '  \n '],
    ['too long', 'å'.repeat(4_001)],
  ])('is refused when the text is %s, naming the field', async (_, text) => {
    const test = await started();
    expect(await test.send(test.patient, text)).toEqual({
      refused: expect.objectContaining({ code: 'chat.invalid', field: 'text' }) as unknown,
    });
  });

  it('keeps script and markup as the text it is', async () => {
    const test = await started();
    const text = '<script>alert("å")</script> & <b>\u0000</b>';
    await test.send(test.patient, text);
    expect((await test.history()).messages.at(-1)?.text).toBe(text);
  });

  it('is caught up with by everything after the last known place, in pages', async () => {
    const test = await started();
    for (const text of ['a', 'b', 'c']) await test.send(test.patient, text);
    const first = await test.ask(test.responsible, 1, 2);
    expect(first).toMatchObject({ more: true, messages: [{ seq: 2 }, { seq: 3 }] });
    expect(await test.ask(test.responsible, 3, 2)).toMatchObject({ more: false, messages: [{ seq: 4 }] });
    expect(await test.ask(test.responsible, 4, 2)).toMatchObject({ more: false, messages: [], open: true });
  });

  it('is read by a colleague who may not write, and leaves an audit row before the answer', async () => {
    const test = await started();
    await test.send(test.patient, 'Hej');
    expect(await test.ask(test.colleague)).toMatchObject({ open: false, messages: [{ seq: 1 }, { seq: 2 }] });
    expect(await test.ask(test.stranger)).toEqual(refusedWith('chat.not-found'));
    const rows = await auditOf(chat, test);
    expect(rows.filter(({ what }) => what === 'chat.history')).toMatchObject([
      { action: 'read', actor: test.colleague, careUnitId: 'min-vard', visitId: test.visitId },
    ]);
    await eventually(async () => (await auditOf(chat, test)).some(({ what }) => what === 'chat.send'));
  });
});

const auditOf = async (chat: TestService, test: TestCase): Promise<Omit<AuditRow, 'id'>[]> =>
  modelOf<Omit<AuditRow, 'id'>>(chat, 'Audit').find({ patientId: test.patient.personId }).lean().exec();
