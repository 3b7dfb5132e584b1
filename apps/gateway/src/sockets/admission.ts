import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@om/platform';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { clientAddress } from '../requests/client-address.js';
import { Limiter } from '../requests/limiter.js';
import { patientOf } from '../sessions/route.js';
import type { Door, LoginOf } from '../sessions/session.js';
import { Sessions } from '../sessions/sessions.js';
import type { CloseReason, Identity } from './connection.js';
import { Connections } from './connections.js';

/** Who is let in by a socket: our own pages, with a login that holds, and staff only with care unit and role. */
@Injectable()
export class Admission {
  private readonly strangers: Limiter;

  constructor(
    private readonly sessions: Sessions,
    private readonly connections: Connections,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.strangers = new Limiter(env.ANONYMOUS_PER_MINUTE);
  }

  /** Who it is, or why the socket is closed. Browsers send cookies along from any page, so the origin is looked at first. */
  async admit(door: Door, request: IncomingMessage): Promise<Identity | CloseReason> {
    if (request.headers.origin !== this.env.PUBLIC_URL.origin) return 'forbidden';
    const login = await this.sessions.read(door, request.headers.cookie);
    if (!login) return this.stranger(request);
    if (this.connections.ofLogin(login.sid).size >= this.env.SOCKETS_PER_LOGIN) return 'tooMany';
    const principal = principalOf(login);
    return principal ? { principal, sid: login.sid, expiresAt: login.exp * 1000 } : 'forbidden';
  }

  private stranger(request: IncomingMessage): CloseReason {
    const address = clientAddress(request, this.env.TRUSTED_PROXIES);
    return this.strangers.allows(address, this.clock.now().getTime()) ? 'notLoggedIn' : 'tooMany';
  }
}

const principalOf = (login: LoginOf[Door]): Identity['principal'] | undefined =>
  'patientId' in login ? patientOf(login) : login.principal;
