import {
  Global,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type Provider,
} from '@nestjs/common';
import { EventPublisher } from '@om/messaging';
import { CLOCK, Metrics, Readiness, Shutdown, type Clock, type ServiceEnv } from '@om/platform';
import type { Model } from 'mongoose';
import { DueTimers } from './due-timers.js';
import { OutboxRelay } from './outbox-relay.js';
import { AuditTrail, auditSchema, historySchema, RowStore } from './row-store.js';
import { StoreConnection, type ModelDefinition } from './store-connection.js';

/** Nest token of the model with this name. */
export const modelToken = (name: string): string => `Model:${name}`;

/** Models every service has: the rows its commands and reads leave. */
const ROWS: ModelDefinition[] = [
  { name: 'Audit', schema: auditSchema },
  { name: 'History', schema: historySchema },
];

const providers: Provider[] = [
  {
    provide: RowStore,
    inject: [modelToken('Audit'), modelToken('History')],
    useFactory: (...models: ConstructorParameters<typeof RowStore>) => new RowStore(...models),
  },
  { provide: AuditTrail, inject: [RowStore], useFactory: (rows: RowStore) => new AuditTrail(rows) },
  {
    provide: OutboxRelay,
    inject: [EventPublisher, RowStore, CLOCK, Metrics],
    useFactory: (publisher: EventPublisher, rows: RowStore, clock: Clock, metrics: Metrics) =>
      new OutboxRelay(publisher, rows, clock, metrics),
  },
  { provide: DueTimers, inject: [CLOCK], useFactory: (clock: Clock) => new DueTimers(clock) },
];

/** The database of a service: models, outbox relay, timers, audit trail. Global. */
@Global()
@Module({})
export class PersistenceModule implements OnApplicationBootstrap {
  constructor(
    private readonly connection: StoreConnection,
    private readonly relay: OutboxRelay,
    private readonly timers: DueTimers,
    private readonly shutdown: Shutdown,
  ) {}

  static forService(env: ServiceEnv, models: ModelDefinition[]): DynamicModule {
    const connection: Provider = {
      provide: StoreConnection,
      inject: [Readiness],
      useFactory: (readiness: Readiness) => {
        const made = new StoreConnection(env.MONGODB_URI, databaseName(env));
        readiness.register('store', () => made.ready());
        return made;
      },
    };
    const modelProviders = [...ROWS, ...models].map((definition) => ({
      provide: modelToken(definition.name),
      inject: [StoreConnection],
      useFactory: (made: StoreConnection): Model<unknown> => made.model(definition),
    }));
    const all = [connection, ...modelProviders, ...providers];
    return {
      module: PersistenceModule,
      providers: all,
      exports: [connection, ...modelProviders, ...providers],
    };
  }

  /** Connects without holding up the start: health must answer while the store is still coming. */
  onApplicationBootstrap(): void {
    this.shutdown.register('intake', 'timers', () => this.timers.stop());
    this.shutdown.register('flush', 'outbox', () => this.relay.stop());
    this.shutdown.register('close', 'store', () => this.connection.close());
    void this.connection.open().then(() => {
      this.relay.start();
      this.timers.start();
    });
  }
}

/** `<namespace>_<service>` with `_` for `-`. */
export const databaseName = ({
  NAMESPACE,
  SERVICE_NAME,
}: Pick<ServiceEnv, 'NAMESPACE' | 'SERVICE_NAME'>): string =>
  `${NAMESPACE}_${SERVICE_NAME.replaceAll('-', '_')}`;
