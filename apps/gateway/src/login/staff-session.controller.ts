import { Body, Controller, Inject, Res } from '@nestjs/common';
import {
  chooseAssignment,
  GATEWAY_ROUTES,
  logOutStaff,
  type ChooseAssignment,
  type LogOutStaff,
  type StaffSession,
} from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import type { Response } from 'express';
import { isDeepStrictEqual } from 'node:util';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { isAway } from '../problems/away.js';
import { Route, StaffPerson } from '../sessions/route.js';
import type { StaffLogin } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import { Connections } from '../sockets/connections.js';
import { StaffDirectory } from './staff-directory.js';

/** Who is logged in among staff, and as what. */
@Controller()
export class StaffSessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly directory: StaffDirectory,
    private readonly connections: Connections,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Route(GATEWAY_ROUTES.staffSession)
  async session(
    @StaffPerson() login: StaffLogin,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StaffSession | Refused> {
    return this.describe(await this.sessions.write(response, 'staff', login));
  }

  @Route(GATEWAY_ROUTES.staffAssignment)
  async choose(
    @StaffPerson() login: StaffLogin,
    @Body({ schema: chooseAssignment }) choice: ChooseAssignment,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StaffSession | Refused> {
    const principal = await this.directory.choose(login, choice);
    if (isRefused(principal)) return principal;
    const { name, profession } = principal;
    const chosen = await this.sessions.write(response, 'staff', { ...login, name, profession, principal });
    void this.directory.stay(principal, new Date(chosen.exp * 1000));
    // Who has only changed between first in line and behind is the same to every socket.
    if (!isDeepStrictEqual(principal, login.principal)) this.connections.closeLogin(login.sid, 'comeBack');
    return this.describe(chosen);
  }

  @Route(GATEWAY_ROUTES.staffLogout)
  async logout(
    @StaffPerson() login: StaffLogin,
    @Body({ schema: logOutStaff }) { escalate = false }: LogOutStaff,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Refused | undefined> {
    const refused = login.principal && (await this.directory.leave(login.principal, escalate));
    if (refused) return refused;
    this.sessions.end(response, 'staff');
    this.connections.closeLogin(login.sid, 'notLoggedIn');
    return undefined;
  }

  private async describe(login: StaffLogin): Promise<StaffSession | Refused> {
    const entry = await this.directory.find(login.hsaId);
    if (isRefused(entry) && !isAway(entry)) return entry;
    return {
      person: { hsaId: login.hsaId, name: login.name, profession: login.profession },
      assignments: isRefused(entry) ? [] : entry.assignments,
      ...(login.principal ? { principal: login.principal } : {}),
      ...(!isRefused(entry) && { shiftType: entry.shiftType }),
      csrfToken: login.csrf,
      draftKey: this.sessions.draftKey('staff', login.hsaId),
      expiresAt: new Date(login.exp * 1000).toISOString(),
      serverTime: this.clock.now().toISOString(),
      development: this.env.NODE_ENV !== 'production',
      degraded: isRefused(entry) ? ['queue'] : [],
    };
  }
}
