import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { RouteContract } from '@om/contracts';
import { isRefused } from '@om/messaging';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { RefusedRequest } from '../problems/refused-request.js';
import { ROUTE } from './route.js';

/**
 * What goes out is what the route's contract allows: unknown fields are stripped, so nothing leaks that nobody listed
 * (invariant 5). A refusal becomes a problem. No answer of the interface is kept by browser or proxy.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<RouteContract | undefined>(ROUTE, context.getHandler());
    if (!route) return next.handle();
    context.switchToHttp().getResponse<Response>().setHeader('cache-control', 'no-store');
    return next.handle().pipe(map((answer: unknown) => allowed(route, answer)));
  }
}

const allowed = ({ answer: schema }: RouteContract, answer: unknown): unknown => {
  if (isRefused(answer)) throw new RefusedRequest(answer.refused);
  return schema ? schema.parse(answer) : answer;
};
