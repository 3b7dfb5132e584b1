import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitSealRequestedV1 } from '@om/contracts';
import { isRefused } from '@om/messaging';
import {
  exampleEvent,
  startTestInfrastructure,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';
import { startChat, STEPS, TestCase } from '../testing/test-case.js';

const up = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

describe('two replicas of chat on one conversation', () => {
  let infrastructure: TestInfrastructure;
  let first: TestService;
  let second: TestService;
  const tests: TestCase[] = [];
  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    first = await startChat({ infrastructure });
    for (let n = 0; n < 2; n += 1) {
      const test = new TestCase(first);
      await test.hear(STEPS.started);
      tests.push(test);
    }
    second = await startChat({ infrastructure });
  });
  afterAll(async () => {
    await first.stop();
    await second.stop();
    await infrastructure.stop();
  });

  const caseAt = (at: number): TestCase => {
    const test = tests[at];
    if (!test) throw new Error('no such case');
    return test;
  };
  const sendAll = (test: TestCase, count: number) =>
    Promise.all(up(count).map((n) => test.send(test.patient, `Meddelande ${String(n)}`)));

  it('give each of many messages a place of its own, without gaps', async () => {
    const test = caseAt(0);
    const answers = await sendAll(test, 40);
    const places = answers.flatMap((answer) => (isRefused(answer) ? [] : [answer.seq]));
    expect(places.toSorted((a, b) => a - b)).toEqual(up(40).map((n) => n + 1));
    expect((await test.history()).messages.map(({ seq }) => seq)).toEqual(up(41));
  });

  it('store nothing after a seal that the other one has set, and lose nothing before it', async () => {
    const test = caseAt(1);
    const sealing = { ...test.visit, ...STEPS.ended, ...STEPS.sealing, version: 9 };
    // Either replica may take the request, so its outcome is heard of by its event and not awaited here.
    void first.emit(exampleEvent(visitSealRequestedV1, { visit: sealing }, { version: 9 }));
    const answers = await sendAll(test, 40);
    const sealed = await first.nextPublished('chat.sealed.v1', ({ subject }) => subject === test.visitId);
    expect(await test.send(test.patient, 'För sent')).toMatchObject({ refused: { code: 'chat.sealed' } });
    const stored = answers.filter((answer) => !isRefused(answer)).length;
    const { messages } = await test.history();
    expect(messages.filter(({ kind }) => kind === 'text')).toHaveLength(stored);
    expect(messages.map(({ seq }) => seq)).toEqual(up(messages.length));
    expect(messages.at(-1)).toMatchObject({
      kind: 'seal',
      seq: (sealed.data as { sealSeq: number }).sealSeq,
    });
  });
});
