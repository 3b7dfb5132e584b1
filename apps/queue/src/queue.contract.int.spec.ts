import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventEnvelope, QUEUE_EVENTS, QUEUE_QUERIES, SUBSCRIPTIONS } from '@om/contracts';
import {
  aClinician,
  answersEveryExample,
  exercisesEveryExample,
  startTestService,
  type TestService,
} from '@om/testing';
import { queueEnv } from './env.js';
import { QueueModule } from './queue.module.js';

describe('queue keeps its contracts', () => {
  let queue: TestService;
  beforeAll(async () => {
    queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', {
      schema: queueEnv,
      env: { SEED: 'demo' },
    });
  });
  afterAll(() => queue.stop());

  it('and handles every example of every event it listens to', async () => {
    await exercisesEveryExample(queue, SUBSCRIPTIONS.queue);
  });

  it('and answers every example of every question it can be asked', async () => {
    await answersEveryExample(queue, QUEUE_QUERIES, aClinician());
  });

  it('and publishes nothing that its own contracts would not take', async () => {
    await exercisesEveryExample(queue, SUBSCRIPTIONS.queue);
    for (const contract of QUEUE_EVENTS) {
      await queue.nextPublished(contract.type);
      for (const event of await queue.published(contract.type)) {
        expect(eventEnvelope.safeParse(event)).toMatchObject({ success: true });
        expect(contract.data.safeParse(event.data)).toMatchObject({ success: true, data: event.data });
        expect(event).toMatchObject({ source: '/queue', careunits: [expect.any(String)] });
      }
    }
  });
});
