import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitEndedV1 } from '@om/contracts';
import { DueTimers } from '@om/persistence';
import { CLOCK } from '@om/platform';
import { eventually, FixedClock, type TestService } from '@om/testing';
import { messageModel, type MessageDocument } from '../messages/message.schema.js';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';
import { notificationModel, type NotificationDocument } from './notification.schema.js';
import { SILENCE_TIMER } from './silence.js';

const MINUTE_MS = 60_000;

describe('a patient who is silent after the start', () => {
  const clock = new FixedClock(new Date());
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat({ replace: [[CLOCK, clock]] });
  });
  afterAll(() => chat.stop());

  const runDue = () => chat.app.get(DueTimers, { strict: false }).runDue();
  const silences = ({ visitId }: TestCase): Promise<number> =>
    modelOf<NotificationDocument>(chat, notificationModel.name).countDocuments({
      visitId,
      kind: 'patient-silent',
    });
  const looks = ({ visitId }: TestCase, more = {}): Promise<number> =>
    modelOf<MessageDocument>(chat, messageModel.name).countDocuments({
      visitId,
      'timers.kind': SILENCE_TIMER,
      ...more,
    });
  const lookedAfterAgain = (test: TestCase) => looks(test, { seq: 2 });
  /** Every word of care has been looked after. */
  const allLookedAfter = (test: TestCase) =>
    eventually(async () => {
      await runDue();
      return (await looks(test)) === 0;
    });
  const passes = async (test: TestCase, minutes: number): Promise<void> => {
    clock.advance(minutes * MINUTE_MS);
    await allLookedAfter(test);
  };
  const started = async (): Promise<TestCase> => {
    // A request older or newer than the clock of the service is not believed, so each case begins at the real time.
    clock.advance(Date.now() - clock.now().getTime());
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    return test;
  };

  it('is told once of all that care has written, ten minutes after the first of it, and not before', async () => {
    const test = await started();
    await test.send(test.responsible, 'Är du där?');
    await test.send(test.responsible, 'Hör av dig.');
    clock.advance(9 * MINUTE_MS);
    await runDue();
    expect(await silences(test)).toBe(0);
    await passes(test, 2);
    expect(await silences(test)).toBe(1);
  });

  it('is looked after once for all that care writes, and again for what comes after what has been read', async () => {
    const test = await started();
    clock.advance(MINUTE_MS);
    await test.mark(test.patient, { read: 1 });
    await test.send(test.responsible, 'Är du där?');
    await test.send(test.responsible, 'Hör av dig.');
    expect(await looks(test)).toBe(1);
    clock.advance(9.5 * MINUTE_MS);
    await eventually(async () => {
      await runDue();
      return (await lookedAfterAgain(test)) === 1;
    });
    expect(await silences(test)).toBe(0);
    await passes(test, 1);
    expect(await silences(test)).toBe(1);
  });

  it('is not told of what has been read', async () => {
    const test = await started();
    await test.send(test.responsible, 'Är du där?');
    await test.mark(test.patient, { read: 2 });
    await passes(test, 11);
    expect(await silences(test)).toBe(0);
  });

  it('is not told when the patient has answered without leaving a mark', async () => {
    const test = await started();
    await test.send(test.patient, 'Jag är här');
    await passes(test, 11);
    expect(await silences(test)).toBe(0);
  });

  it('is not told once the visit has ended', async () => {
    const test = await started();
    await test.send(test.responsible, 'Är du där?');
    await test.hear(STEPS.ended, visitEndedV1);
    await passes(test, 11);
    expect(await silences(test)).toBe(0);
  });
});
