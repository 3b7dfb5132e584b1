import { Controller, Inject, Res } from '@nestjs/common';
import { GATEWAY_ROUTES, type PatientSession } from '@om/contracts';
import { CLOCK, type Clock } from '@om/platform';
import type { Response } from 'express';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { PatientPerson, Route } from '../sessions/route.js';
import type { PatientLogin } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import { Connections } from '../sockets/connections.js';

/** Which patient is logged in. */
@Controller()
export class PatientSessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly connections: Connections,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route(GATEWAY_ROUTES.patientSession)
  async session(
    @PatientPerson() login: PatientLogin,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PatientSession> {
    const { patientId, name, phone, csrf, exp } = await this.sessions.write(response, 'patient', login);
    return {
      person: { patientId, name, phone },
      csrfToken: csrf,
      draftKey: this.sessions.draftKey('patient', patientId),
      expiresAt: new Date(exp * 1000).toISOString(),
      serverTime: this.clock.now().toISOString(),
      development: this.env.NODE_ENV !== 'production',
    };
  }

  @Route(GATEWAY_ROUTES.patientLogout)
  logout(@PatientPerson() login: PatientLogin, @Res({ passthrough: true }) response: Response): void {
    this.sessions.end(response, 'patient');
    this.connections.closeLogin(login.sid, 'notLoggedIn');
  }
}
