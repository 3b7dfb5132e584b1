import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { EventEnvelope, ServiceName } from '@om/contracts';
import {
  AmqpServer,
  MESSAGING_CONFIG,
  type MessagingConfig,
  type Outcome,
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
import { openOutside, type Ask, type Outside } from './outside.js';
import { startTestInfrastructure, type TestInfrastructure } from './test-infrastructure.js';

const READY_WITHIN_MS = 30_000;

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
  request: Ask;
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
  const outside = await openOutside({ ...config, url: infrastructure.amqpUrl });
  const stop = async (): Promise<void> => {
    await app.close();
    await outside.close();
    if (!options.infrastructure) await infrastructure.stop();
  };
  try {
    await startService(app, 0, '127.0.0.1');
    await eventually(() => app.get(Readiness).isReady(), READY_WITHIN_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return { app, infrastructure, ...fromOutside(outside, app.get(AmqpServer)), stop };
};

const fromOutside = ({ request, publisher, heard }: Outside, server: AmqpServer) => ({
  request,
  emit: async (envelope: EventEnvelope) => {
    const settled = nextSettled(server, envelope.id);
    await publisher.publish(envelope);
    return settled;
  },
  published: (type: string) => Promise.resolve(heard.filter((event) => event.type === type)),
  nextPublished: (type: string, fits: (event: EventEnvelope) => boolean = () => true) =>
    eventually(() => heard.find((event) => event.type === type && fits(event)) ?? false),
});

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

const nextSettled = (server: AmqpServer, id: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const listener = (settled: Settled): void => {
      if (settled.id !== id) return;
      server.off('settled', listener);
      resolve(settled.outcome);
    };
    server.on('settled', listener);
  });
