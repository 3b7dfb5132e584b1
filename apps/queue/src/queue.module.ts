import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@om/messaging';
import { PersistenceModule } from '@om/persistence';
import { PlatformModule } from '@om/platform';
import { AdministrationController } from './administration/administration.controller.js';
import { Administration } from './administration/administration.js';
import { UnitHistory } from './administration/history.js';
import { alarmModel } from './alarms/alarm.schema.js';
import { AlarmsController } from './alarms/alarms.controller.js';
import { Alarms } from './alarms/alarms.js';
import { Leads } from './alarms/leads.js';
import { BookATime, Tickets } from './bookings/book-a-time.js';
import { bookingModel } from './bookings/booking.schema.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { Bookings } from './bookings/bookings.js';
import { ListSlots } from './bookings/list-slots.js';
import { slotModel } from './bookings/slot.schema.js';
import { Slots } from './bookings/slots.js';
import { caseModel } from './cases/case.schema.js';
import { CasesController } from './cases/cases.controller.js';
import { Cases } from './cases/cases.js';
import { CaseEventsController } from './cases/events.controller.js';
import { ListCases } from './cases/list-cases.js';
import { presenceModel } from './cases/presence.schema.js';
import { Presences } from './cases/presences.js';
import { Punctuality } from './cases/punctuality.js';
import { Sightings } from './cases/sightings.js';
import { VisitFollowers } from './cases/visit-followers.js';
import { WaitingEstimate } from './cases/waiting-estimate.js';
import { EnterDirectory } from './directory/enter-directory.js';
import { QUEUE_ENV, type QueueEnv } from './env.js';
import { DemoPlanter } from './seed/demo-planter.js';
import { DemoSeed } from './seed/demo-seed.js';
import { OpenCasesOf } from './shifts/open-cases.js';
import { Resources } from './shifts/resources.js';
import { ResponsibleShifts } from './shifts/responsible-shifts.js';
import { ShiftTimers } from './shifts/shift-timers.js';
import { shiftModel } from './shifts/shift.schema.js';
import { ShiftsController } from './shifts/shifts.controller.js';
import { Shifts } from './shifts/shifts.js';
import { WorkingDay } from './shifts/working-day.js';
import { StaffController } from './staff/staff.controller.js';
import { Staff } from './staff/staff.js';
import { staffModel } from './staff/staff.schema.js';
import { unitModel } from './units/unit.schema.js';
import { UnitsController } from './units/units.controller.js';
import { Units } from './units/units.js';

const MODELS = [
  unitModel,
  staffModel,
  shiftModel,
  caseModel,
  presenceModel,
  alarmModel,
  slotModel,
  bookingModel,
];
const CONTROLLERS = [
  UnitsController,
  StaffController,
  AdministrationController,
  ShiftsController,
  CasesController,
  CaseEventsController,
  AlarmsController,
  BookingsController,
];
const UNITS_AND_STAFF = [Units, Staff, Administration, UnitHistory];
const STARTSIDA = [Cases, Presences, ListCases, Sightings, WaitingEstimate, Punctuality, VisitFollowers];
const SHIFTS = [Shifts, WorkingDay, OpenCasesOf, Resources, ResponsibleShifts, ShiftTimers];
const BOOKINGS = [Slots, Bookings, Tickets, BookATime, ListSlots];

/** The queue service: care units, staff, shifts, slots and bookings, alarms, and Startsida as a read model. */
@Module({})
export class QueueModule {
  static forEnvironment(env: QueueEnv): DynamicModule {
    return {
      module: QueueModule,
      imports: [
        PlatformModule.forService(env),
        MessagingModule.forService(env),
        PersistenceModule.forService(env, MODELS),
      ],
      controllers: CONTROLLERS,
      providers: [
        { provide: QUEUE_ENV, useValue: env },
        ...UNITS_AND_STAFF,
        ...STARTSIDA,
        ...SHIFTS,
        ...BOOKINGS,
        Alarms,
        Leads,
        EnterDirectory,
        DemoPlanter,
        DemoSeed,
      ],
    };
  }
}
