import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  visitAutoMessageDueV1,
  visitClosedV1,
  visitEndedV1,
  visitExtendedV1,
  visitSealRequestedV1,
  visitStartedV1,
  type EventEnvelope,
} from '@om/contracts';
import { isRefused } from '@om/messaging';
import { eventually, type TestService } from '@om/testing';
import { messageModel, type MessageDocument } from '../messages/message.schema.js';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';

const autoMessage = { text: 'Hej! Hur har det gått?', at: '2026-11-26T09:52:00.000Z', due: true };

describe('a conversation that follows its visit', () => {
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat();
  });
  afterAll(() => chat.stop());

  const sealedEvents = async (test: TestCase): Promise<EventEnvelope[]> =>
    (await chat.published('chat.sealed.v1')).filter(({ subject }) => subject === test.visitId);

  /** Entries whose events the broker has not confirmed yet; a seal that is still on its way is not told twice. */
  const onTheWay = (test: TestCase): Promise<number> =>
    modelOf<MessageDocument>(chat, messageModel.name).countDocuments({
      visitId: test.visitId,
      'outbox.0': { $exists: true },
    });

  it('gets the greeting once, however often and from whatever event it hears of the start', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    const started = test.visit;
    await Promise.all([1, 2, 3, 4].map(() => test.redeliver(started, visitStartedV1)));
    await test.hear({ ...STEPS.ended }, visitEndedV1);
    await test.redeliver(started, visitStartedV1);
    expect(await test.kinds()).toEqual(['greeting', 'ended']);
  });

  it('gets the greeting once when the first events arrive all at once', async () => {
    const test = new TestCase(chat, { ...STEPS.started, version: 3 });
    await Promise.all(Array.from({ length: 10 }, () => test.redeliver(test.visit, visitStartedV1)));
    expect(await test.kinds()).toEqual(['greeting']);
  });

  it('ends the same for versions 3, 1, 2, 2 as for 1, 2, 3', async () => {
    const heard = async (order: readonly number[]) => {
      const test = new TestCase(chat);
      const { visit } = test;
      const versions = [STEPS.waiting, STEPS.claimed, STEPS.started].map((step, n) => ({
        ...visit,
        ...step,
        version: n + 1,
      }));
      for (const version of order) {
        const snapshot = versions[version - 1];
        if (snapshot) await test.redeliver(snapshot);
      }
      const { messages, open } = await test.history(test.responsible);
      return { open, said: messages.map(({ seq, kind, text }) => ({ seq, kind, text })) };
    };
    expect(await heard([3, 1, 2, 2])).toEqual(await heard([1, 2, 3]));
  });

  it('takes rights from the newest version: who has released the case writes no more', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    expect(isRefused(await test.send(test.responsible, 'Hej'))).toBe(false);
    await test.hear({ responsible: undefined });
    expect(await test.send(test.responsible, 'Hej')).toMatchObject({
      refused: { code: 'chat.not-participant' },
    });
  });

  it('is sealed on request, says who wrote last, and says the same again when asked again', async () => {
    const test = new TestCase(chat);
    await test.hear({ ...STEPS.started });
    await test.send(test.patient, 'Hej');
    await test.send(test.responsible, 'Hej hej');
    await test.hear(STEPS.ended, visitEndedV1);
    await test.hear(STEPS.sealing, visitSealRequestedV1);
    const first = await chat.nextPublished('chat.sealed.v1', ({ subject }) => subject === test.visitId);
    expect(first.data).toEqual({
      visitId: test.visitId,
      sealSeq: 5,
      last: { patient: 2, care: 3 },
      visitVersion: test.visit.version,
    });
    await eventually(async () => (await onTheWay(test)) === 0);
    await test.redeliver(test.visit, visitSealRequestedV1);
    const again = await eventually(async () => {
      const [, second] = await sealedEvents(test);
      return second ?? false;
    });
    expect(again).toEqual({ ...first, traceparent: again.traceparent });
    expect(await test.kinds()).toEqual(['greeting', 'text', 'text', 'ended', 'seal']);
  });

  it('refuses words after the seal, answers a repeat of words before it, and opens when visit prolongs', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    const before = await test.send(test.patient, 'Hinner', 'in-time');
    await test.hear({ ...STEPS.ended, ...STEPS.sealing }, visitSealRequestedV1);
    expect(await test.send(test.patient, 'För sent')).toMatchObject({ refused: { code: 'chat.sealed' } });
    expect(await test.send(test.patient, 'Hinner', 'in-time')).toEqual(before);
    expect(await test.history()).toMatchObject({ open: false });
    await test.hear(STEPS.extended, visitExtendedV1);
    expect(await test.send(test.patient, 'Nu går det')).toMatchObject({ seq: 6 });
    await test.hear(STEPS.closed, visitClosedV1);
    expect(await test.kinds()).toEqual(['greeting', 'text', 'ended', 'seal', 'unseal', 'text', 'seal']);
  });

  it('has every acknowledged message before the seal and refuses the others, when both race', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    const sends = Array.from({ length: 20 }, (_, n) => test.send(test.patient, `Meddelande ${String(n)}`));
    const sealing = test.hear({ ...STEPS.ended, ...STEPS.sealing }, visitSealRequestedV1);
    const answers = await Promise.all(sends);
    await sealing;
    const { messages } = await test.history();
    const sealSeq = messages.find(({ kind }) => kind === 'seal')?.seq ?? 0;
    expect(messages.at(-1)?.seq).toBe(sealSeq);
    const stored = answers.flatMap((answer) => (isRefused(answer) ? [] : [answer.seq]));
    expect(messages.filter(({ kind }) => kind === 'text').map(({ seq }) => seq)).toEqual(
      stored.toSorted((a, b) => a - b),
    );
    for (const answer of answers) if (isRefused(answer)) expect(answer.refused.code).toBe('chat.sealed');
    const event = await chat.nextPublished('chat.sealed.v1', ({ subject }) => subject === test.visitId);
    expect(event.data).toMatchObject({ sealSeq, last: { patient: Math.max(0, ...stored) } });
  });

  it('gets the automatic message once, before the seal, when nobody has written since the end', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    await test.hear(STEPS.ended, visitEndedV1);
    await test.hear({ autoMessage }, visitAutoMessageDueV1);
    await test.redeliver(test.visit, visitAutoMessageDueV1);
    await test.hear(STEPS.sealing, visitSealRequestedV1);
    expect(await test.kinds()).toEqual(['greeting', 'ended', 'auto', 'seal']);
  });

  it('gets no automatic message when someone has written since the end', async () => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    await test.hear(STEPS.ended, visitEndedV1);
    await test.send(test.patient, 'En fråga till');
    await test.hear({ autoMessage }, visitAutoMessageDueV1);
    await test.hear(STEPS.sealing, visitSealRequestedV1);
    expect(await test.kinds()).toEqual(['greeting', 'ended', 'text', 'seal']);
  });

  it('of a cancelled case never opens', async () => {
    const test = new TestCase(chat);
    await test.hear({ state: 'cancelled' });
    expect(await test.history()).toMatchObject({ open: false, messages: [] });
    expect(await test.send(test.patient, 'Hej')).toMatchObject({ refused: { code: 'chat.not-open' } });
  });
});
