import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  acknowledgeAlarm,
  bookSlot,
  bookingChangedV1,
  createSlots,
  eventEnvelope,
  QUEUE_COMMANDS,
  QUEUE_EVENTS,
  QUEUE_QUERIES,
  startShift,
  SUBSCRIPTIONS,
} from '@om/contracts';
import {
  aClinician,
  answersEveryExample,
  DEMO,
  exercisesEveryExample,
  ServiceProcesses,
  startTestInfrastructure,
  startTestService,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';
import { randomUUID } from 'node:crypto';
import { queueEnv } from './env.js';
import { QueueModule } from './queue.module.js';
import { aWaiting, granted, visitEvent } from './testing/heard-visits.js';

const lead = aClinician({ lead: true });

describe('queue keeps its contracts', () => {
  let infrastructure: TestInfrastructure;
  let queue: TestService;
  let visit: ServiceProcesses;
  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    const options = { infrastructure, schema: queueEnv, env: { SEED: 'demo' } };
    queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', options);
    visit = new ServiceProcesses(infrastructure, DEMO);
    await visit.start('visit');
  }, 60_000);
  afterAll(async () => {
    await visit.stopAll();
    await queue.stop();
    await infrastructure.stop();
  });

  it('and handles every example of every event it listens to', async () => {
    await exercisesEveryExample(queue, SUBSCRIPTIONS.queue);
  });

  it('and answers every example of every question it can be asked', async () => {
    await answersEveryExample(queue, QUEUE_QUERIES, lead);
  });

  it('and answers every example of every command it can be given', async () => {
    await answersEveryExample(queue, QUEUE_COMMANDS, lead);
  });

  it('and publishes nothing that its own contracts would not take', async () => {
    await exercisesEveryExample(queue, SUBSCRIPTIONS.queue);
    await causeEverything();
    for (const contract of QUEUE_EVENTS) {
      await queue.nextPublished(contract.type);
      for (const event of await queue.published(contract.type)) {
        expect(eventEnvelope.safeParse(event)).toMatchObject({ success: true });
        expect(contract.data.safeParse(event.data)).toMatchObject({ success: true, data: event.data });
        expect(event.source).toBe('/queue');
        expect(event.careunits.length).toBeGreaterThan(0);
      }
    }
  });

  /** What the examples alone do not cause: a shift, an alarm, a booking and its end. */
  const causeEverything = async (): Promise<void> => {
    granted(await queue.request(startShift, {}, lead));
    const overdue = aWaiting({ overdueSince: '2026-11-23T10:00:00.000Z' });
    await queue.emit(visitEvent(overdue));
    await queue.request(acknowledgeAlarm, { alarmId: randomUUID() }, lead);
    const from = new Date(Date.now() + 40 * 86_400_000).toISOString();
    const to = new Date(Date.parse(from) + 3_600_000).toISOString();
    const { slots } = granted(await queue.request(createSlots, { from, to, minutes: 60 }, lead));
    const payload = { slotId: slots[0]?.slotId ?? '', patient: { patientId: randomUUID() } };
    const asked = { ...payload, bookingId: randomUUID(), reasonCode: 'axelbesvar' };
    const { booking } = granted(await queue.request(bookSlot, asked, lead));
    const state = { entry: 'booked', state: 'cancelled', version: 2, visitId: booking.bookingId } as const;
    await queue.emit(visitEvent(aWaiting({ ...state, bookedFor: booking.from })));
    await queue.nextPublished(bookingChangedV1.type, ({ version }) => version === 2);
  };
});
