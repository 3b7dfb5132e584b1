import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { RouteAccess, RouteContract } from '@om/contracts';
import { CLOCK, type Clock } from '@om/platform';
import type { Response } from 'express';
import { GATEWAY_ENV, type GatewayEnv } from '../env.js';
import { refusedBy } from '../problems/refused-request.js';
import { clientAddress } from '../requests/client-address.js';
import { Limiter } from '../requests/limiter.js';
import { ROUTE, type KnownRequest } from './route.js';
import { isByPerson, isWorthProlonging, type Door } from './session.js';
import { sameToken, Sessions } from './sessions.js';

/** Which door a route belongs to; routes of neither need no login. */
const DOOR_OF: Readonly<Record<RouteAccess, Door | undefined>> = {
  anyone: undefined,
  hook: undefined,
  development: undefined,
  'staff-person': 'staff',
  staff: 'staff',
  patient: 'patient',
};

/** Lets in who the route's contract lets in: origin, login, CSRF token, care unit, and not too often. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly strangers: Limiter;
  private readonly logins: Limiter;

  constructor(
    private readonly sessions: Sessions,
    private readonly reflector: Reflector,
    @Inject(GATEWAY_ENV) private readonly env: GatewayEnv,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.strangers = new Limiter(env.ANONYMOUS_PER_MINUTE);
    this.logins = new Limiter(env.REQUESTS_PER_MINUTE);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = this.reflector.get<RouteContract | undefined>(ROUTE, context.getHandler());
    if (!route) return true;
    const http = context.switchToHttp();
    const request = http.getRequest<KnownRequest>();
    this.checkOrigin(route, request);
    const door = DOOR_OF[route.access];
    if (door) await this.checkLogin(door, route, request, http.getResponse<Response>());
    else this.checkStranger(route, request);
    return true;
  }

  /** Machines of others send no origin; what they send proves them. */
  private checkOrigin({ method, access }: RouteContract, { headers }: KnownRequest): void {
    if (access !== 'hook' && method !== 'GET' && headers.origin !== this.env.PUBLIC_URL.origin)
      throw refusedBy('gateway.bad-origin', 'the Origin header is not ours');
  }

  private checkStranger({ access }: RouteContract, request: KnownRequest): void {
    if (access === 'development' && this.env.NODE_ENV === 'production')
      throw refusedBy('gateway.not-found', 'development only');
    this.count(this.strangers, clientAddress(request, this.env.TRUSTED_PROXIES));
  }

  private async checkLogin(
    door: Door,
    route: RouteContract,
    request: KnownRequest,
    response: Response,
  ): Promise<void> {
    const login = await this.sessions.read(door, request.headers.cookie);
    if (!login) {
      this.count(this.strangers, clientAddress(request, this.env.TRUSTED_PROXIES));
      throw refusedBy('gateway.not-logged-in', 'no login in the cookie, or it has run out');
    }
    this.count(this.logins, login.sid);
    if (route.method !== 'GET' && !sameToken(request.get('x-csrf-token') ?? '', login.csrf))
      throw refusedBy('gateway.csrf', 'x-csrf-token is missing or wrong');
    const prolonged =
      isByPerson(route) && isWorthProlonging(door, login, this.clock.now())
        ? await this.sessions.write(response, door, login)
        : login;
    if ('patientId' in prolonged) request.patientLogin = prolonged;
    else request.staffLogin = prolonged;
    if (route.access === 'staff' && !request.staffLogin?.principal)
      throw refusedBy('gateway.no-assignment', 'care unit and role are not chosen');
  }

  private count(limiter: Limiter, key: string): void {
    if (!limiter.allows(key, this.clock.now().getTime()))
      throw refusedBy('gateway.too-many', 'the limit of requests a minute');
  }
}
