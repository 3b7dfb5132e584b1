import { Module, type DynamicModule } from '@nestjs/common';
import { MessagingModule } from '@om/messaging';
import { PersistenceModule } from '@om/persistence';
import { PlatformModule } from '@om/platform';
import { bookingSchema } from './bookings/booking.schema.js';
import { BookingsController } from './bookings/bookings.controller.js';
import { Bookings } from './bookings/bookings.js';
import { FollowBooking } from './bookings/follow-booking.js';
import { VISIT_ENV, type VisitEnv } from './env.js';
import { FeedbackController } from './feedback/feedback.controller.js';
import { feedbackSchema } from './feedback/feedback.schema.js';
import { Feedbacks } from './feedback/feedbacks.js';
import { Guests } from './participation/guests.js';
import { Handovers } from './participation/handovers.js';
import { ParticipationController } from './participation/participation.controller.js';
import { patientSchema } from './patients/patient.schema.js';
import { PatientsController } from './patients/patients.controller.js';
import { Patients } from './patients/patients.js';
import { Registration } from './patients/registration.js';
import { Reads } from './reads.js';
import { DemoPlanter } from './seed/demo-planter.js';
import { DemoSeed } from './seed/demo-seed.js';
import { shiftSchema } from './shifts/shift.schema.js';
import { ShiftsController } from './shifts/shifts.controller.js';
import { Shifts } from './shifts/shifts.js';
import { PatientDesk } from './staff-cases/patient-desk.js';
import { StaffCasesController } from './staff-cases/staff-cases.controller.js';
import { StaffCases } from './staff-cases/staff-cases.js';
import { OfferedTickets } from './tickets/offered-tickets.js';
import { TicketReader } from './tickets/ticket-reader.js';
import { TicketsController } from './tickets/tickets.controller.js';
import { Tickets } from './tickets/tickets.js';
import { unitSchema } from './units/unit.schema.js';
import { UnitsController } from './units/units.controller.js';
import { Units } from './units/units.js';
import { BookedCases } from './visits/booked-cases.js';
import { CaseFinder } from './visits/case-finder.js';
import { CaseIntake } from './visits/case-intake.js';
import { CaseLinks } from './visits/case-links.js';
import { ChatEventsController } from './visits/chat-events.controller.js';
import { Circumstances } from './visits/circumstances.js';
import { DevelopmentController } from './visits/development.controller.js';
import { PlainCommandsController } from './visits/plain-commands.controller.js';
import { TakingController } from './visits/taking.controller.js';
import { Taking } from './visits/taking.js';
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
  { name: 'Shift', schema: shiftSchema },
  { name: 'Booking', schema: bookingSchema },
  { name: 'Feedback', schema: feedbackSchema },
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
        PlainCommandsController,
        TakingController,
        ParticipationController,
        TicketsController,
        StaffCasesController,
        FeedbackController,
        DevelopmentController,
        ChatEventsController,
        PatientsController,
        UnitsController,
        ShiftsController,
        BookingsController,
      ],
      providers: [
        { provide: VISIT_ENV, useValue: env },
        visitStore,
        Circumstances,
        Visits,
        CaseFinder,
        CaseIntake,
        BookedCases,
        CaseLinks,
        VisitConduct,
        Taking,
        VisitReader,
        VisitTimers,
        Patients,
        Registration,
        Reads,
        Units,
        Shifts,
        Bookings,
        FollowBooking,
        Handovers,
        Guests,
        Tickets,
        OfferedTickets,
        TicketReader,
        PatientDesk,
        StaffCases,
        Feedbacks,
        DemoPlanter,
        DemoSeed,
      ],
    };
  }
}
