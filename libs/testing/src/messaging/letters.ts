import { Controller, Module, type DynamicModule, type Type } from '@nestjs/common';
import { defineCommand, defineEvent, defineQuery, id, type EventEnvelope } from '@om/contracts';
import {
  HandleCommand,
  HandleEvent,
  HandleQuery,
  MessagingModule,
  type Data,
  type Heard,
  type MessageContracts,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { PlatformModule, type ServiceEnv } from '@om/platform';
import { z } from 'zod';
import { startTestService, type TestService, type TestServiceOptions } from '../test-service.js';
import type { TestInfrastructure } from '../test-infrastructure.js';

const visitId = '0198c1f2-0000-7000-8000-000000000001';

/** Contracts of a service that does nothing but show how messages behave. */
export const sendLetter = defineCommand({
  name: 'visit.send-letter',
  meaning: 'Test only.',
  payload: z.strictObject({ visitId: id, pages: z.int().min(1).max(9) }),
  answer: z.object({ stamp: z.string() }),
  timeoutMs: 3_000,
  examples: [{ payload: { visitId, pages: 1 }, answer: { stamp: 'a' } }],
});
export const findLetter = defineQuery({
  name: 'visit.find-letter',
  meaning: 'Test only.',
  payload: z.strictObject({ visitId: id }),
  answer: z.object({ pages: z.int() }),
  timeoutMs: 3_000,
  examples: [{ payload: { visitId }, answer: { pages: 1 } }],
});
export const letterArrivedV1 = defineEvent({
  type: 'chat.letter-arrived.v1',
  carries: 'fact',
  meaning: 'Test only.',
  data: z.object({ visitId: id, pages: z.int() }),
  examples: [{ visitId, pages: 1 }],
});
/** So many that durable queues get them several in one message. */
export const postcardArrivedV1 = defineEvent({
  type: 'chat.postcard-arrived.v1',
  carries: 'fact',
  gathered: true,
  meaning: 'Test only.',
  data: z.object({ visitId: id, words: z.int() }),
  examples: [{ visitId, words: 1 }],
});
/** Nobody's durable queue takes this one. */
export const letterSeenV1 = defineEvent({
  type: 'chat.letter-seen.v1',
  carries: 'ephemeral',
  meaning: 'Test only.',
  data: z.object({ visitId: id }),
  examples: [{ visitId }],
});

export const LETTERS: MessageContracts = {
  requests: [sendLetter, findLetter],
  events: [letterArrivedV1, postcardArrivedV1, letterSeenV1],
  subscriptions: { visit: [letterArrivedV1, postcardArrivedV1] },
};

/** What a test makes the letter service do. */
export interface LetterRules {
  send: (payload: { pages: number }, context: RequestContext) => Promise<{ stamp: string } | Refused>;
  find: () => Promise<{ pages: number } | Refused>;
  arrived: (event: EventEnvelope<Data<typeof letterArrivedV1>>) => Promise<unknown>;
  postcard: (event: EventEnvelope<Data<typeof postcardArrivedV1>>) => Promise<unknown>;
}

/** The controller class of a letter service with these rules. */
const letterController = (rules: LetterRules): Type => {
  @Controller()
  class LetterController {
    @HandleCommand(sendLetter)
    send(payload: { pages: number }, context: RequestContext) {
      return rules.send(payload, context);
    }
    @HandleQuery(findLetter)
    find() {
      return rules.find();
    }
    @HandleEvent(letterArrivedV1)
    async arrived(event: EventEnvelope<Data<typeof letterArrivedV1>>): Promise<Heard> {
      return (await rules.arrived(event)) === 'outdated' ? 'outdated' : undefined;
    }
    @HandleEvent(postcardArrivedV1)
    async postcard(event: EventEnvelope<Data<typeof postcardArrivedV1>>): Promise<void> {
      await rules.postcard(event);
    }
  }
  return LetterController;
};

@Module({})
class LetterModule {
  static forService(env: ServiceEnv, rules: LetterRules, retryMs: readonly number[]): DynamicModule {
    return {
      module: LetterModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env, { contracts: LETTERS, retryMs }),
      ],
      controllers: [letterController(rules)],
    };
  }
}

/** Rules under which everything succeeds, to change one of. */
export const letterRules = (over: Partial<LetterRules> = {}): LetterRules => ({
  send: ({ pages }) => Promise.resolve({ stamp: `stamp-${pages}` }),
  find: () => Promise.resolve({ pages: 1 }),
  arrived: () => Promise.resolve(),
  postcard: () => Promise.resolve(),
  ...over,
});

/** Retry waits short enough for a test, long enough to be told apart. */
export const SHORT_WAITS: readonly number[] = [40, 80];

/** Starts a letter service on the real broker. */
export const startLetters = (
  rules: Partial<LetterRules>,
  {
    infrastructure,
    ...more
  }: { infrastructure?: TestInfrastructure } & Pick<TestServiceOptions<never>, 'env'> = {},
): Promise<TestService> =>
  startTestService((env) => LetterModule.forService(env, letterRules(rules), SHORT_WAITS), 'visit', {
    ...more,
    ...(infrastructure ? { infrastructure } : {}),
  });
