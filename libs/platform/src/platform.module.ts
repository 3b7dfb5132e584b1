import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CLOCK, DevelopmentClock, systemClock, type Clock } from './clock.js';
import type { ServiceEnv } from './env.js';
import { HealthController } from './health.controller.js';
import { IDS, uuidV7Ids } from './ids.js';
import { JsonLogger } from './json-logger.js';
import { Metrics } from './metrics.js';
import { PrincipalSigner, PrincipalVerifier } from './principal-token.js';
import { Readiness } from './readiness.js';
import { Shutdown } from './shutdown.js';

/** Nest token of the process's {@link ServiceEnv}. */
export const SERVICE_ENV = Symbol('SERVICE_ENV');

const providersFor = (env: ServiceEnv): Provider[] => [
  { provide: SERVICE_ENV, useValue: env },
  {
    provide: CLOCK,
    useFactory: () => (env.NODE_ENV === 'production' ? systemClock : new DevelopmentClock()),
  },
  { provide: IDS, useValue: uuidV7Ids },
  { provide: JsonLogger, useFactory: () => new JsonLogger(env) },
  { provide: Metrics, useFactory: () => new Metrics(env.SERVICE_NAME) },
  {
    provide: PrincipalSigner,
    inject: [CLOCK],
    useFactory: (clock: Clock) => new PrincipalSigner(env.SERVICE_NAME, env.PRINCIPAL_SIGNING_KEY, clock),
  },
  {
    provide: PrincipalVerifier,
    inject: [CLOCK],
    useFactory: (clock: Clock) => new PrincipalVerifier(env.PRINCIPAL_PUBLIC_KEYS, clock),
  },
  Readiness,
  { provide: Shutdown, inject: [Readiness], useFactory: (readiness: Readiness) => new Shutdown(readiness) },
];

/** What every service has: environment, clock, ids, log, metrics, health, principals, orderly shutdown. Global. */
@Global()
@Module({})
export class PlatformModule {
  static forService(env: ServiceEnv): DynamicModule {
    const providers = providersFor(env);
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers,
      exports: providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide)),
    };
  }
}
