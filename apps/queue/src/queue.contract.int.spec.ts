import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { QUEUE_QUERIES, SUBSCRIPTIONS } from '@om/contracts';
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
    queue = await startTestService((env) => QueueModule.forEnvironment(env), 'queue', { schema: queueEnv });
  });
  afterAll(() => queue.stop());

  it('and handles every example of every event it listens to', async () => {
    await exercisesEveryExample(queue, SUBSCRIPTIONS.queue);
  });

  it('and answers every example of every question it can be asked', async () => {
    await answersEveryExample(queue, QUEUE_QUERIES, aClinician());
  });
});
