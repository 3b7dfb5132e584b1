import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@om/messaging';
import { PersistenceModule } from '@om/persistence';
import { PlatformModule } from '@om/platform';
import { VISIT_ENV, type VisitEnv } from './env.js';
import { patientSchema } from './patients/patient.schema.js';
import { PatientsController } from './patients/patients.controller.js';
import { Patients } from './patients/patients.js';
import { Registration } from './patients/registration.js';
import { Reads } from './reads.js';
import { DemoPlanter } from './seed/demo-planter.js';
import { DemoSeed } from './seed/demo-seed.js';
import { unitSchema } from './units/unit.schema.js';
import { UnitsController } from './units/units.controller.js';
import { Units } from './units/units.js';
import { CaseFinder } from './visits/case-finder.js';
import { CaseIntake } from './visits/case-intake.js';
import { ChatEventsController } from './visits/chat-events.controller.js';
import { DevelopmentController } from './visits/development.controller.js';
import { VisitCommandsController } from './visits/visit-commands.controller.js';
import { VisitConduct } from './visits/visit-conduct.js';
import { VisitQueriesController } from './visits/visit-queries.controller.js';
import { VisitReader } from './visits/visit-reader.js';
import { visitStore } from './visits/visit-store.js';
import { VisitTimers } from './visits/visit-timers.js';
import { visitSchema } from './visits/visit.schema.js';
import { Visits } from './visits/visits.js';

const MODELS = [
  { name: 'Visit', schema: visitSchema },
  { name: 'Patient', schema: patientSchema },
  { name: 'Unit', schema: unitSchema },
];

/** The visit service: who has a case, and the patient register. */
@Module({})
export class VisitModule {
  static forEnvironment(env: VisitEnv): DynamicModule {
    return {
      module: VisitModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env),
        PersistenceModule.forService(env, MODELS),
      ],
      controllers: [
        VisitCommandsController,
        VisitQueriesController,
        DevelopmentController,
        ChatEventsController,
        PatientsController,
        UnitsController,
      ],
      providers: [
        { provide: VISIT_ENV, useValue: env },
        visitStore,
        Visits,
        CaseFinder,
        CaseIntake,
        VisitConduct,
        VisitReader,
        VisitTimers,
        Patients,
        Registration,
        Reads,
        Units,
        DemoPlanter,
        DemoSeed,
      ],
    };
  }
}
