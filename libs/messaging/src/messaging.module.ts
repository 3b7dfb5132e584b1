import { Global, Module, type DynamicModule, type Provider } from '@nestjs/common';
import {
  Metrics,
  PrincipalSigner,
  PrincipalVerifier,
  Readiness,
  Shutdown,
  TRANSPORT_STRATEGY,
  type ServiceEnv,
} from '@om/platform';
import { AmqpServer } from './amqp-server.js';
import { Broker } from './broker.js';
import { EventConsumer } from './event-consumer.js';
import { EventPublisher } from './event-publisher.js';
import { LiveEvents } from './live-events.js';
import {
  MESSAGING_CONFIG,
  messagingConfig,
  type MessagingConfig,
  type MessagingOptions,
} from './messaging-config.js';
import { RequestConsumer } from './request-consumer.js';
import { Requester } from './requester.js';

const broker: Provider = {
  provide: Broker,
  inject: [MESSAGING_CONFIG, Readiness, Shutdown],
  useFactory: (config: MessagingConfig, readiness: Readiness, shutdown: Shutdown) => {
    const made = new Broker(config);
    readiness.register('broker', () => made.ready);
    shutdown.register('close', 'broker', () => made.close());
    return made;
  },
};

const consumers: Provider[] = [
  {
    provide: RequestConsumer,
    inject: [MESSAGING_CONFIG, PrincipalVerifier, Readiness],
    useFactory: ({ service }: MessagingConfig, verifier: PrincipalVerifier, readiness: Readiness) =>
      new RequestConsumer(service, verifier, readiness),
  },
  {
    provide: EventConsumer,
    inject: [MESSAGING_CONFIG, EventPublisher, Readiness],
    useFactory: (config: MessagingConfig, publisher: EventPublisher, readiness: Readiness) =>
      new EventConsumer(config, publisher, readiness),
  },
  {
    provide: AmqpServer,
    inject: [MESSAGING_CONFIG, Broker, RequestConsumer, EventConsumer, Readiness, Metrics],
    useFactory: (
      config: MessagingConfig,
      made: Broker,
      requests: RequestConsumer,
      events: EventConsumer,
      readiness: Readiness,
      metrics: Metrics,
    ) => new AmqpServer(config, { broker: made, requests, events, readiness, metrics }),
  },
  { provide: TRANSPORT_STRATEGY, useExisting: AmqpServer },
];

const senders: Provider[] = [
  {
    provide: EventPublisher,
    inject: [Broker, MESSAGING_CONFIG],
    useFactory: (made: Broker, config: MessagingConfig) => new EventPublisher(made, config),
  },
  {
    provide: Requester,
    inject: [Broker, MESSAGING_CONFIG, PrincipalSigner],
    useFactory: (made: Broker, config: MessagingConfig, signer: PrincipalSigner) =>
      new Requester(made, config, signer),
  },
  {
    provide: LiveEvents,
    inject: [Broker, MESSAGING_CONFIG, Readiness],
    useFactory: (made: Broker, config: MessagingConfig, readiness: Readiness) =>
      new LiveEvents(made, config, readiness),
  },
];

/** RabbitMQ for a service: ask with {@link Requester}, tell with {@link EventPublisher}, hear with the decorators. Global. */
@Global()
@Module({})
export class MessagingModule {
  static forService(env: ServiceEnv, options: MessagingOptions = {}): DynamicModule {
    const config: Provider = { provide: MESSAGING_CONFIG, useFactory: () => messagingConfig(env, options) };
    return {
      module: MessagingModule,
      providers: [config, broker, ...senders, ...consumers],
      exports: [
        MESSAGING_CONFIG,
        Broker,
        EventPublisher,
        Requester,
        LiveEvents,
        AmqpServer,
        TRANSPORT_STRATEGY,
      ],
    };
  }
}
