import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@om/messaging';
import { PersistenceModule } from '@om/persistence';
import { PlatformModule } from '@om/platform';
import { caseModel } from './cases/case.schema.js';
import { Cases } from './cases/cases.js';
import { CasesController } from './cases/cases.controller.js';
import { CaseEventsController } from './cases/events.controller.js';
import { ListCases } from './cases/list-cases.js';
import { presenceModel } from './cases/presence.schema.js';
import { Presences } from './cases/presences.js';
import { Sightings } from './cases/sightings.js';
import { QUEUE_ENV, type QueueEnv } from './env.js';
import { DemoSeed } from './seed/demo-seed.js';
import { Staff } from './staff/staff.js';
import { StaffController } from './staff/staff.controller.js';
import { staffModel } from './staff/staff.schema.js';
import { unitModel } from './units/unit.schema.js';
import { Units } from './units/units.js';
import { UnitsController } from './units/units.controller.js';

/** The queue service: care units, staff directory, Startsida as a read model. */
@Module({})
export class QueueModule {
  static forEnvironment(env: QueueEnv): DynamicModule {
    return {
      module: QueueModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env),
        PersistenceModule.forService(env, [unitModel, staffModel, caseModel, presenceModel]),
      ],
      controllers: [UnitsController, StaffController, CasesController, CaseEventsController],
      providers: [
        { provide: QUEUE_ENV, useValue: env },
        Units,
        Staff,
        Cases,
        Presences,
        ListCases,
        Sightings,
        DemoSeed,
      ],
    };
  }
}
