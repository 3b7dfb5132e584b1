import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import type { z } from 'zod';
import { loadEnv, type ServiceEnv } from './env.js';
import { JsonLogger } from './json-logger.js';

/** Nest token under which a messaging module offers its transport strategy; without one the process only serves HTTP. */
export const TRANSPORT_STRATEGY = Symbol('TRANSPORT_STRATEGY');

/** How a service is made: its root module, given the environment. */
export interface ServiceOptions<E extends z.ZodType<ServiceEnv>> {
  module: (env: z.output<E>) => DynamicModule | Type;
  env: E;
}

/** Health takes no bodies; the gateway, which does, reads them itself with its own limits. */
export const HTTP_OPTIONS = { bodyParser: false } as const;

/** The whole of a service's `main.ts`: reads the environment, serves until SIGTERM or SIGINT, then stops in order. */
export async function runService<E extends z.ZodType<ServiceEnv>>({
  module,
  env: schema,
}: ServiceOptions<E>): Promise<void> {
  const env = loadEnv(schema);
  const app = await NestFactory.create(module(env), { bufferLogs: true, ...HTTP_OPTIONS });
  app.useLogger(app.get(JsonLogger));
  stopOnSignal(app, env.SHUTDOWN_GRACE_MS);
  await startService(app, env.PORT, env.HOST);
}

/** Opens the port first, so that health answers while broker and store are still coming, then begins to consume. */
export async function startService(app: INestApplication, port: number, host = '127.0.0.1'): Promise<void> {
  const strategy = strategyOf(app);
  if (strategy) app.connectMicroservice<CustomStrategy>({ strategy });
  await app.listen(port, host);
  await app.startAllMicroservices();
}

const strategyOf = (app: INestApplication): CustomStrategy['strategy'] | undefined => {
  try {
    return app.get<CustomStrategy['strategy']>(TRANSPORT_STRATEGY, { strict: false });
  } catch {
    return undefined;
  }
};

/** Stops once; a stop that hangs past the grace period, or a second signal, ends the process with code 1. */
const stopOnSignal = (app: INestApplication, graceMs: number): void => {
  const logger = app.get(JsonLogger);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1);
    stopping = true;
    logger.log({ msg: 'stopping', signal });
    setTimeout(() => process.exit(1), graceMs).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ msg: 'stopping failed', err: error });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};
