import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestService } from '@om/testing';
import { startChat, STEPS, TestCase } from '../testing/test-case.js';

describe('delivered and read marks', () => {
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat();
  });
  afterAll(() => chat.stop());

  const talk = async (): Promise<TestCase> => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    await test.send(test.patient, 'Hej');
    await test.send(test.responsible, 'Hej hej');
    return test;
  };

  it('move forward on the asker’s side, and are told with the version of the marks', async () => {
    const test = await talk();
    await test.mark(test.patient, { delivered: 3 });
    const marks = await test.mark(test.patient, { read: 2 });
    expect(marks).toMatchObject({ patient: { delivered: 3, read: 2 }, care: { delivered: 0, read: 0 } });
    const told = await chat.nextPublished(
      'chat.marked.v1',
      ({ subject, version }) => subject === test.visitId && version === 3,
    );
    expect(told.data).toEqual({ visitId: test.visitId, marks });
    expect((await test.history(test.responsible)).marks).toEqual(marks);
  });

  it('never go back, nor past what is written', async () => {
    const test = await talk();
    await test.mark(test.responsible, { read: 99 });
    expect(await test.mark(test.responsible, { read: 1, delivered: 2 })).toMatchObject({
      care: { delivered: 3, read: 3 },
    });
  });

  it('from two windows at once end at the highest', async () => {
    const test = await talk();
    await Promise.all([
      test.mark(test.patient, { read: 2 }),
      test.mark(test.patient, { delivered: 3 }),
      test.mark(test.responsible, { read: 3 }),
      test.mark(test.patient, { read: 1 }),
    ]);
    expect((await test.history()).marks).toMatchObject({
      patient: { delivered: 3, read: 2 },
      care: { delivered: 3, read: 3 },
    });
  });

  it('are not left by a colleague who looks on, nor by strangers', async () => {
    const test = await talk();
    expect(await test.mark(test.colleague, { read: 3 })).toMatchObject({
      refused: { code: 'chat.not-participant' },
    });
    expect(await test.mark(test.stranger, { read: 3 })).toMatchObject({
      refused: { code: 'chat.not-found' },
    });
    expect((await test.history()).marks.care.read).toBe(0);
  });
});
