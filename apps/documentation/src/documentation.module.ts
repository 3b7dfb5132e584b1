import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@om/messaging';
import { PersistenceModule } from '@om/persistence';
import { PlatformModule, type ServiceEnv } from '@om/platform';
import { CodesController } from './codes/codes.controller.js';
import { DevelopmentDutiesController } from './duties/development-duties.controller.js';
import { DutiesController } from './duties/duties.controller.js';
import { Duties } from './duties/duties.js';
import { dutyModel } from './duties/duty.schema.js';
import { DutyTimers } from './duties/duty.timers.js';
import { LockedNotes } from './duties/locked-notes.js';
import { OpenDuties } from './duties/open-duties.js';
import { noteModel } from './notes/note.schema.js';
import { Authorships } from './notes/authorship.js';
import { NotesController } from './notes/notes.controller.js';
import { ReadNote } from './notes/read-note.js';
import { SaveNote } from './notes/save-note.js';
import { unitModel } from './units/unit.schema.js';
import { UnitsController } from './units/units.controller.js';
import { Units } from './units/units.js';
import { VisitEventsController } from './visits/visit-events.controller.js';
import { visitModel } from './visits/visit.schema.js';
import { Visits } from './visits/visits.js';

/** The documentation service: notes, what is still to be documented, and diagnosis codes. */
@Module({})
export class DocumentationModule {
  static forEnvironment(env: ServiceEnv): DynamicModule {
    return {
      module: DocumentationModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env),
        PersistenceModule.forService(env, [noteModel, visitModel, dutyModel, unitModel]),
      ],
      controllers: [
        NotesController,
        CodesController,
        VisitEventsController,
        UnitsController,
        DutiesController,
        DevelopmentDutiesController,
      ],
      providers: [
        Visits,
        Units,
        Authorships,
        ReadNote,
        SaveNote,
        Duties,
        OpenDuties,
        LockedNotes,
        DutyTimers,
      ],
    };
  }
}
