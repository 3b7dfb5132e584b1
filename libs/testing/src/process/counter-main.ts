import { Controller, Inject, Module, type DynamicModule } from '@nestjs/common';
import { HandleCommand, MessagingModule, type Payload, type RequestContext } from '@om/messaging';
import { AggregateStore, modelToken, OutboxRelay, PersistenceModule } from '@om/persistence';
import { PlatformModule, runService, serviceEnv, type ServiceEnv } from '@om/platform';
import type { Model } from 'mongoose';
import {
  COUNTER_CONTRACTS,
  counterSchema,
  countOne,
  countUp,
  type Counter,
} from '../persistence/counters.js';

const missing = { code: 'visit.not-found', detail: 'no such counter' };

@Controller()
class CountController {
  constructor(@Inject(AggregateStore) private readonly counters: AggregateStore<Counter>) {}

  @HandleCommand(countUp)
  async count({ counterId, slowMs }: Payload<typeof countUp>, { commandId }: RequestContext) {
    await this.counters.create({ _id: counterId, count: 0 }, { id: `${commandId}:new` }, {}, []);
    await new Promise((resolve) => setTimeout(resolve, slowMs));
    return this.counters.execute(counterId, { id: commandId }, countOne);
  }
}

/** A whole small service, run as a process of its own by the tests of `runService`. */
@Module({})
class CountModule {
  static forService(env: ServiceEnv): DynamicModule {
    return {
      module: CountModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env, { contracts: COUNTER_CONTRACTS }),
        PersistenceModule.forService(env, [{ name: 'Counter', schema: counterSchema }]),
      ],
      controllers: [CountController],
      providers: [
        {
          provide: AggregateStore,
          inject: [modelToken('Counter'), OutboxRelay],
          useFactory: (model: Model<Counter>, relay: OutboxRelay) =>
            new AggregateStore(model, relay, { missing }),
        },
      ],
    };
  }
}

await runService({ module: (env) => CountModule.forService(env), env: serviceEnv });
