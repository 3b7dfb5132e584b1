import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { GATEWAY_ROUTES, personnummer, registerPatient } from '@om/contracts';
import { isRefused, Requester } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import type { Request, Response } from 'express';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { isAway } from '../problems/away.js';
import { Route } from '../sessions/route.js';
import { DOORS } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import { LoginFlow, type LoginOutcome } from './login-flow.js';
import { orBackHome, turnAway } from './login-failures.js';
import type { ProvenPerson } from './login-provider.js';
import { OURSELVES } from './staff-directory.js';

const routes = GATEWAY_ROUTES;

/** Login of patients: out to the identity provider and back with a personnummer, which is exchanged for the register's id. */
@Controller()
export class PatientLoginController {
  private readonly flow: LoginFlow;

  constructor(
    private readonly sessions: Sessions,
    private readonly requester: Requester,
    @Inject(GATEWAY_ENV) env: GatewayEnv,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.flow = new LoginFlow('patient', env, clock);
  }

  @Route(routes.patientLogin)
  async login(
    @Query({ schema: routes.patientLogin.query }) { to = DOORS.patient.home }: { to?: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await orBackHome(this.flow, { request, response }, () => this.flow.leave(response, to));
  }

  @Route(routes.patientCallback)
  async callback(@Req() request: Request, @Res() response: Response): Promise<void> {
    await orBackHome(this.flow, { request, response }, async () => {
      const { person, to } = await this.flow.comeBack(request, response);
      const turned = await this.enter(person, response);
      if (turned) turnAway(this.flow, { request, response }, turned);
      else response.redirect(to);
    });
  }

  /** Without the register nobody knows which patient it is: then the login has to wait. */
  private async enter(
    { identity, name }: ProvenPerson,
    response: Response,
  ): Promise<LoginOutcome | undefined> {
    const proven = personnummer.safeParse(identity);
    if (!proven.success) return 'unknown';
    const entry = await this.requester.request(
      registerPatient,
      { personnummer: proven.data, name },
      { principal: OURSELVES },
    );
    if (isRefused(entry)) return isAway(entry) ? 'unavailable' : 'unknown';
    await this.sessions.begin(response, 'patient', entry);
    return undefined;
  }
}
