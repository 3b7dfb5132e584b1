import {
  Inject,
  Module,
  StandardSchemaValidationPipe,
  type DynamicModule,
  type NestModule,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, HttpAdapterHost } from '@nestjs/core';
import { MessagingModule } from '@om/messaging';
import { PlatformModule } from '@om/platform';
import { GATEWAY_ENV, type GatewayEnv } from './env.js';
import { SmsHookController } from './hooks/sms-hook.controller.js';
import { LoginController } from './login/login.controller.js';
import { PatientEntry } from './login/patient-entry.js';
import { PatientSessionController } from './login/patient-session.controller.js';
import { ShiftKeeping } from './login/shift-keeping.js';
import { StaffDirectory } from './login/staff-directory.js';
import { StaffEntry } from './login/staff-entry.js';
import { StaffSessionController } from './login/staff-session.controller.js';
import { BookingsController } from './patient/bookings.controller.js';
import { CaseView } from './patient/case-view.js';
import { PatientCasesController } from './patient/cases.controller.js';
import { PassingController } from './passing/passing.controller.js';
import { ViewRequester } from './parts/view-requester.js';
import { refusalOf } from './problems/issues.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { RefusedRequest } from './problems/refused-request.js';
import { jsonBody } from './requests/json-body.js';
import { rawBody } from './requests/raw-body.js';
import { beginTrace } from './requests/trace.js';
import { AccessGuard } from './sessions/access.guard.js';
import { AnswerInterceptor } from './sessions/answer.interceptor.js';
import { Sessions } from './sessions/sessions.js';
import { hideInnerPages } from './site/inner-pages.js';
import { securityHeaders } from './site/security-headers.js';
import { site } from './site/site.js';
import { SOCKET_PROVIDERS } from './sockets/socket-providers.js';
import { CasesController } from './staff/cases.controller.js';
import { CodesController } from './staff/codes.controller.js';
import { UnitController } from './staff/unit.controller.js';
import { VisitView } from './staff/visit-view.js';
import { VisitsController } from './staff/visits.controller.js';

const validation = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new RefusedRequest(refusalOf(issues)),
});

const everyRequest = [
  { provide: APP_FILTER, useClass: ProblemFilter },
  { provide: APP_GUARD, useClass: AccessGuard },
  { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
  { provide: APP_INTERCEPTOR, useClass: ShiftKeeping },
  { provide: APP_PIPE, useValue: validation },
];

/** The gateway: the only process that the outside reaches. It owns nothing; it lets in, asks, puts together and passes on. */
@Module({
  controllers: [
    LoginController,
    StaffSessionController,
    CasesController,
    VisitsController,
    CodesController,
    PatientSessionController,
    PatientCasesController,
    UnitController,
    BookingsController,
    PassingController,
    SmsHookController,
  ],
  providers: [
    ...everyRequest,
    ...SOCKET_PROVIDERS,
    Sessions,
    StaffDirectory,
    StaffEntry,
    PatientEntry,
    ViewRequester,
    VisitView,
    CaseView,
  ],
})
export class GatewayModule implements NestModule {
  constructor(
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    private readonly adapter: HttpAdapterHost,
  ) {}

  static forEnvironment(env: GatewayEnv): DynamicModule {
    return {
      module: GatewayModule,
      imports: [PlatformModule.forService(env), MessagingModule.forService(env)],
      providers: [{ provide: GATEWAY_ENV, useValue: env }],
    };
  }

  /** On express itself: Nest's own middleware hides the path, which the web app's files are found by. */
  configure(): void {
    const { PUBLIC_URL, WEB_ROOT } = this.env;
    const before = [beginTrace, securityHeaders(PUBLIC_URL), hideInnerPages, site(WEB_ROOT), jsonBody];
    this.adapter.httpAdapter.use('/api/hooks', rawBody);
    for (const handler of before) this.adapter.httpAdapter.use(handler);
  }
}
