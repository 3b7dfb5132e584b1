import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitBookedV1, visitCancelledV1 } from '@om/contracts';
import { DueTimers } from '@om/persistence';
import { CLOCK } from '@om/platform';
import { eventually, FixedClock, type TestService } from '@om/testing';
import { developmentSmsModel } from '../sms/development-sms.js';
import { modelOf, startChat, TestCase } from '../testing/test-case.js';
import { laterLookModel, type LaterLook } from './later-looks.js';
import { notificationModel, type NotificationDocument } from './notification.schema.js';

const HOUR_MS = 3_600_000;
const start = new Date('2026-11-23T09:00:00.000Z');

describe('reminders of a booked time', () => {
  const clock = new FixedClock(start);
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat({ replace: [[CLOCK, clock]] });
  });
  afterAll(() => chat.stop());

  const passes = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await chat.app.get(DueTimers, { strict: false }).runDue();
  };
  /** Read from the store: with a clock that is days ahead no request is believed. */
  const told = async ({ visitId }: TestCase): Promise<string[]> => {
    const model = modelOf<NotificationDocument>(chat, notificationModel.name);
    return (await model.find({ visitId }).sort({ begunAt: 1 }).lean().exec()).map(({ kind }) => kind);
  };
  const becomes = (test: TestCase, kinds: string[]) =>
    eventually(async () => {
      await chat.app.get(DueTimers, { strict: false }).runDue();
      expect(await told(test)).toEqual(kinds);
    });
  const inHours = (hours: number): string => new Date(clock.now().getTime() + hours * HOUR_MS).toISOString();
  const looks = ({ visitId }: TestCase) =>
    modelOf<LaterLook>(chat, laterLookModel.name).findById(visitId).lean().exec();

  const booked = async (hours: number): Promise<TestCase> => {
    const test = new TestCase(chat, { state: 'scheduled', entry: 'booked', bookedFor: inHours(hours) });
    await Promise.all([1, 2, 3].map(() => test.redeliver(test.visit, visitBookedV1)));
    return test;
  };

  it('leave at their times, each once, however often the visit is heard of', async () => {
    const test = await booked(48);
    await becomes(test, ['reminder-booked']);
    await passes(24 * HOUR_MS);
    await becomes(test, ['reminder-booked', 'reminder-24h']);
    await test.redeliver(test.visit, visitBookedV1);
    await passes(24 * HOUR_MS - 10 * 60_000);
    await becomes(test, ['reminder-booked', 'reminder-24h', 'reminder-15min']);
    const sent = await eventually(async () => {
      await chat.app.get(DueTimers, { strict: false }).runDue();
      const model = modelOf<{ _id: string; text: string }>(chat, developmentSmsModel.name);
      const all = (await model.find().lean().exec()).filter(({ _id }) => _id.startsWith(test.visitId));
      return all.length === 3 && all;
    });
    for (const { text } of sent) expect(text).toMatch(/ kl\. \d\d\.\d\d/);
  });

  it('are not sent for a time that was cancelled', async () => {
    const test = await booked(30);
    await becomes(test, ['reminder-booked']);
    await test.hear({ state: 'cancelled', cancellation: { by: 'patient' } }, visitCancelledV1);
    await passes(30 * HOUR_MS);
    await eventually(async () => (await looks(test))?.timers?.length === 0);
    expect(await told(test)).toEqual(['reminder-booked']);
  });

  it('follow a time that is moved', async () => {
    const test = await booked(30);
    await becomes(test, ['reminder-booked']);
    await test.hear({ bookedFor: inHours(100) }, visitBookedV1);
    await becomes(test, ['reminder-booked', 'reminder-booked']);
    await passes(10 * HOUR_MS);
    expect(await told(test)).toEqual(['reminder-booked', 'reminder-booked']);
    expect((await looks(test))?.timers).toHaveLength(1);
    await passes(66 * HOUR_MS);
    await becomes(test, ['reminder-booked', 'reminder-booked', 'reminder-24h']);
  });
});
