import { Controller, Inject, Query, Req, Res } from '@nestjs/common';
import { GATEWAY_ROUTES, hsaId } from '@om/contracts';
import { isRefused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import type { Request, Response } from 'express';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { Route } from '../sessions/route.js';
import { DOORS } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import { LoginFlow, type LoginOutcome } from './login-flow.js';
import { orBackHome, turnAway } from './login-failures.js';
import type { ProvenPerson } from './login-provider.js';
import { StaffDirectory } from './staff-directory.js';

const routes = GATEWAY_ROUTES;

/** Login of staff: out to the identity provider and back with an HSA-id. */
@Controller()
export class StaffLoginController {
  private readonly flow: LoginFlow;

  constructor(
    private readonly sessions: Sessions,
    private readonly directory: StaffDirectory,
    @Inject(GATEWAY_ENV) env: GatewayEnv,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.flow = new LoginFlow('staff', env, clock);
  }

  @Route(routes.staffLogin)
  async login(
    @Query({ schema: routes.staffLogin.query }) { to = DOORS.staff.home }: { to?: string },
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await orBackHome(this.flow, { request, response }, () => this.flow.leave(response, to));
  }

  @Route(routes.staffCallback)
  async callback(@Req() request: Request, @Res() response: Response): Promise<void> {
    await orBackHome(this.flow, { request, response }, async () => {
      const { person, to } = await this.flow.comeBack(request, response);
      const turned = await this.enter(person, response);
      if (turned) turnAway(this.flow, { request, response }, turned);
      else response.redirect(to);
    });
  }

  /** Begins the session; a directory that is away does not stop anybody, the choice of unit asks it again. */
  private async enter(
    { identity, name }: ProvenPerson,
    response: Response,
  ): Promise<LoginOutcome | undefined> {
    const proven = hsaId.safeParse(identity);
    if (!proven.success) return 'unknown';
    const entry = await this.directory.find(proven.data);
    if (isRefused(entry)) {
      if (entry.refused.code === 'queue.unknown-staff') return 'unknown';
      await this.sessions.begin(response, 'staff', { hsaId: proven.data, name });
      return undefined;
    }
    await this.sessions.begin(response, 'staff', {
      hsaId: proven.data,
      name: entry.name,
      profession: entry.profession,
    });
    return undefined;
  }
}
