import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { remindPatient, visitEndedV1, type Principal } from '@om/contracts';
import { DueTimers, type AuditRow } from '@om/persistence';
import { CLOCK, uuidV7Ids } from '@om/platform';
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
  /** A request older or newer than the clock of the service is not believed, so whatever is asked is asked at the real time. */
  const setToRealTime = () => {
    clock.advance(Date.now() - clock.now().getTime());
  };
  const started = async (minutesAgo = 0): Promise<TestCase> => {
    setToRealTime();
    clock.advance(-minutesAgo * MINUTE_MS);
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    setToRealTime();
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

  /** *Påminn patienten*, pressed by somebody. */
  const remind = (test: TestCase, by: Principal = test.responsible, commandId = uuidV7Ids.next()) =>
    chat.request(remindPatient, { visitId: test.visitId }, by, { commandId });
  const refusedWith = (why: string) => ({ refused: { code: 'chat.no-reminder', params: { why } } });

  it('can be reminded by hand after five minutes, once a silence; then the clock does not', async () => {
    expect(await remind(await started(4))).toMatchObject(refusedWith('too-early'));
    const test = await started(5);
    expect(await remind(test)).toMatchObject({ notification: { kind: 'patient-silent', channel: 'sms' } });
    expect(await remind(test)).toMatchObject(refusedWith('reminded'));
    await eventually(async () => {
      await runDue();
      const { notifications } = await test.history(test.responsible);
      return notifications.some(({ kind, status }) => kind === 'patient-silent' && status === 'sent');
    });
    await passes(test, 11);
    expect(await silences(test)).toBe(1);
  });

  it('is reminded by one of two who press at once, and a repeat is answered as the first time', async () => {
    const test = await started(5);
    const commandId = uuidV7Ids.next();
    const [first, repeat, other] = await Promise.all([
      remind(test, test.responsible, commandId),
      remind(test, test.responsible, commandId),
      remind(test),
    ]);
    const again = await remind(test, test.responsible, commandId);
    expect(first).toEqual(repeat);
    expect(again).toEqual(first);
    const kinds = [first, other].map((answer) => 'refused' in answer).sort();
    expect(kinds).toEqual([false, true]);
    expect(await silences(test)).toBe(1);
  });

  it('is not reminded by hand while the conversation is in front of them, or after they have written', async () => {
    const test = await started(5);
    await test.seen({ visitIds: [test.visitId] });
    expect(await remind(test)).toMatchObject(refusedWith('here'));
    await test.send(test.patient, 'Jag är här');
    expect(await remind(test)).toMatchObject(refusedWith('not-awaited'));
  });

  it('is reminded by the responsible alone, in writing to the audit trail', async () => {
    const test = await started(5);
    expect(await remind(test, test.colleague)).toMatchObject({ refused: { code: 'chat.not-responsible' } });
    expect(await remind(test, test.patient)).toMatchObject({ refused: { code: 'chat.not-responsible' } });
    expect(await remind(test, test.stranger)).toMatchObject({ refused: { code: 'chat.not-found' } });
    await remind(test);
    const rows = modelOf<Omit<AuditRow, 'id'>>(chat, 'Audit');
    const written = { visitId: test.visitId, what: remindPatient.name };
    await eventually(async () => (await rows.countDocuments(written)) === 1);
  });
});
