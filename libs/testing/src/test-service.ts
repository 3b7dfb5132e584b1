import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { eventEnvelope, type EventEnvelope, type Principal, type ServiceName } from '@om/contracts';
import {
  AmqpServer,
  Broker,
  EventPublisher,
  MESSAGING_CONFIG,
  Requester,
  type Answer,
  type MessagingConfig,
  type Outcome,
  type Payload,
  type Refused,
  type RequestContract,
  type Settled,
} from '@om/messaging';
import { StoreConnection } from '@om/persistence';
import {
  HTTP_OPTIONS,
  JsonLogger,
  loadEnv,
  Readiness,
  serviceEnv,
  startService,
  type ServiceEnv,
} from '@om/platform';
import type { z } from 'zod';
import { eventually } from './eventually.js';
import { testKeys } from './principals.js';
import { startTestInfrastructure, type TestInfrastructure } from './test-infrastructure.js';

/** What a test may change. */
export interface TestServiceOptions<E extends z.ZodType<ServiceEnv>> {
  /** Shared by several services of one suite; else the service gets its own, removed at its stop. */
  infrastructure?: TestInfrastructure;
  /** The service's environment schema, when it extends `serviceEnv`. */
  schema?: E;
  /** More environment variables. */
  env?: Record<string, string>;
  /** Providers to replace, by token: the clock, an outside channel. */
  replace?: readonly (readonly [token: string | symbol | Type, value: unknown])[];
}

/** A real service on real broker and store, and what a test does to it from outside. */
export interface TestService {
  app: INestApplication;
  infrastructure: TestInfrastructure;
  /** Asks over the broker as this principal, signed as the gateway (or the service itself) would. */
  request<C extends RequestContract>(
    contract: C,
    payload: Payload<C>,
    principal: Principal,
    options?: { commandId?: string; timeoutMs?: number },
  ): Promise<Answer<C> | Refused>;
  /** Publishes an event and gives what became of its first delivery to this service. */
  emit(envelope: EventEnvelope): Promise<Outcome>;
  /** Every event of this type published in the namespace so far. */
  published(type: string): Promise<EventEnvelope[]>;
  /** Waits until an event of this type (that fits) has been published. */
  nextPublished(type: string, fits?: (event: EventEnvelope) => boolean): Promise<EventEnvelope>;
  stop(): Promise<void>;
}

/** Starts a service as `runService` does, waits until it is ready. */
export const startTestService = async <E extends z.ZodType<ServiceEnv> = typeof serviceEnv>(
  moduleFactory: (env: z.output<E>) => DynamicModule | Type,
  name: ServiceName,
  options: TestServiceOptions<E> = {},
): Promise<TestService> => {
  const infrastructure = options.infrastructure ?? (await startTestInfrastructure());
  const env = loadEnv((options.schema ?? serviceEnv) as E, infrastructure.envFor(name, options.env));
  const app = await createApp(moduleFactory(env), options.replace ?? []);
  const config = app.get<MessagingConfig>(MESSAGING_CONFIG);
  infrastructure.owns({ topology: config.topology, ...databaseOf(app) });
  const outside = openOutside(config);
  await outside.listening();
  await startService(app, 0);
  await eventually(() => app.get(Readiness).isReady(), 30_000);
  return {
    app,
    infrastructure,
    request: outside.request,
    emit: async (envelope) => {
      const settled = nextSettled(app.get(AmqpServer), envelope.id);
      await outside.publisher.publish(envelope);
      return settled;
    },
    published: (type) => Promise.resolve(outside.heard.filter((event) => event.type === type)),
    nextPublished: (type, fits = () => true) =>
      eventually(() => outside.heard.find((event) => event.type === type && fits(event)) ?? false),
    stop: async () => {
      await app.close();
      await outside.close();
      if (!options.infrastructure) await infrastructure.stop();
    },
  };
};

const createApp = async (
  module: DynamicModule | Type,
  replace: NonNullable<TestServiceOptions<z.ZodType<ServiceEnv>>['replace']>,
): Promise<INestApplication> => {
  const builder = Test.createTestingModule({ imports: [module] });
  for (const [token, value] of replace) builder.overrideProvider(token).useValue(value);
  const app = (await builder.compile()).createNestApplication(HTTP_OPTIONS);
  app.useLogger(app.get(JsonLogger));
  return app;
};

/** A service without a store, like the gateway, has no database to drop. */
const databaseOf = (app: INestApplication): { database?: string } => {
  try {
    return { database: app.get(StoreConnection).dbName };
  } catch {
    return {};
  }
};

/** The rest of the system as far as this service can tell: someone who asks, publishes and hears everything. */
const openOutside = (config: MessagingConfig) => {
  const broker = new Broker(config);
  const publisher = new EventPublisher(broker, config);
  const requester = new Requester(broker, config, testKeys);
  const heard: EventEnvelope[] = [];
  const ear = broker.lane('test', async (channel) => {
    const { queue } = await channel.assertQueue('', { exclusive: true });
    await channel.bindQueue(queue, config.names.events, '#');
    const hear = (message: { content: Buffer } | null) =>
      message && heard.push(eventEnvelope.parse(JSON.parse(message.content.toString('utf8'))));
    await channel.consume(queue, hear, { noAck: true });
  });
  const request: TestService['request'] = (contract, payload, principal, options = {}) =>
    requester.request(contract, payload, { principal, ...options });
  return {
    publisher,
    heard,
    request,
    listening: () => eventually(() => broker.ready && ear.current !== undefined),
    close: () => broker.close(),
  };
};

const nextSettled = (server: AmqpServer, id: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const listener = (settled: Settled): void => {
      if (settled.id !== id) return;
      server.off('settled', listener);
      resolve(settled.outcome);
    };
    server.on('settled', listener);
  });
