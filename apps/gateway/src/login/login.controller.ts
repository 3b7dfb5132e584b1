import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { GATEWAY_ROUTES } from '@om/contracts';
import { CLOCK, type Clock } from '@om/platform';
import type { Request, Response } from 'express';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { Route } from '../sessions/route.js';
import { LoginFlow } from './login-flow.js';
import { PatientEntry } from './patient-entry.js';
import { StaffEntry } from './staff-entry.js';

const routes = GATEWAY_ROUTES;

/** Both doors: out to the identity provider, and back as somebody. */
@Controller()
export class LoginController {
  private readonly staff: LoginFlow;
  private readonly patient: LoginFlow;

  constructor(
    staffEntry: StaffEntry,
    patientEntry: PatientEntry,
    @Inject(GATEWAY_ENV) env: GatewayEnv,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.staff = new LoginFlow(staffEntry, env, clock);
    this.patient = new LoginFlow(patientEntry, env, clock);
  }

  @Route(routes.staffLogin)
  staffLogin(
    @Query({ schema: routes.staffLogin.query }) { to }: { to?: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.staff.leave({ request, response }, to);
  }

  @Route(routes.staffCallback)
  staffCallback(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.staff.comeBack({ request, response });
  }

  @Route(routes.patientLogin)
  patientLogin(
    @Query({ schema: routes.patientLogin.query }) { to }: { to?: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.patient.leave({ request, response }, to);
  }

  @Route(routes.patientCallback)
  patientCallback(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.patient.comeBack({ request, response });
  }
}
