import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GATEWAY_ROUTES, type RouteContract } from '@om/contracts';
import { CLOCK, type Clock } from '@om/platform';
import type { Observable } from 'rxjs';
import { ROUTE, type KnownRequest } from '../sessions/route.js';
import { expiryOf, isByPerson, type StaffLogin } from '../sessions/session.js';
import { StaffDirectory } from './staff-directory.js';

/** How much longer a login has to hold before queue is told again: seldom, and often beside the time queue waits, milliseconds. */
const WORTH_TELLING_MS = 3 * 60_000;
/** Logins remembered as told; those of a full memory are told once more. */
const REMEMBERED = 50_000;

/**
 * Tells queue until when the login of somebody at work holds, so that a shift whose person has gone ends (domain 4.4 H6). What
 * prolongs the login is what is told; a gateway that has just started tells it anew, and several tell the same.
 */
@Injectable()
export class ShiftKeeping implements NestInterceptor {
  /** Until when, by login. */
  private readonly told = new Map<string, number>();

  constructor(
    private readonly reflector: Reflector,
    private readonly directory: StaffDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<RouteContract | undefined>(ROUTE, context.getHandler());
    const { staffLogin } = context.switchToHttp().getRequest<KnownRequest>();
    if (staffLogin && route && (isByPerson(route) || route === GATEWAY_ROUTES.staffSession))
      this.seen(staffLogin);
    return next.handle();
  }

  /** Somebody does something with their login. */
  seen({ sid, startedAt, principal }: StaffLogin): void {
    if (!principal) return;
    const until = expiryOf('staff', startedAt, this.clock.now());
    if (!isWorthTelling(until, this.told.get(sid))) return;
    if (this.told.size >= REMEMBERED) this.told.clear();
    this.told.set(sid, until.getTime());
    void this.directory.stay(principal, until);
  }
}

/** Whether queue should hear until when a login holds now. @param told what it has heard of this login, milliseconds since the epoch */
export const isWorthTelling = (until: Date, told: number | undefined): boolean =>
  told === undefined || until.getTime() - told >= WORTH_TELLING_MS;
