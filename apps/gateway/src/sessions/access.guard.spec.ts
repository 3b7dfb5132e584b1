import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GATEWAY_ROUTES, type RouteContract } from '@om/contracts';
import type { Response } from 'express';
import type { GatewayEnv } from '../env.js';
import { AccessGuard } from './access.guard.js';
import { ROUTE, type KnownRequest } from './route.js';
import { DOORS, type StaffLogin } from './session.js';
import { Sessions } from './sessions.js';

const PUBLIC_URL = new URL('https://mottagning.example');
const env = {
  NODE_ENV: 'test',
  PUBLIC_URL,
  SESSION_KEY: [Buffer.alloc(32, 7)],
  ANONYMOUS_PER_MINUTE: 100,
  REQUESTS_PER_MINUTE: 100,
  TRUSTED_PROXIES: 0,
} as unknown as GatewayEnv;
const MINUTE_MS = 60_000;

/** One browser of a member of staff before our guard, and a clock that the test moves. */
const atTheDoor = async () => {
  let now = new Date('2026-11-23T08:00:00Z');
  const clock = { now: () => now };
  const sessions = new Sessions(env, clock, { next: () => '0190f3a4-6b1c-7e20-9d3a-5c1f00000001' });
  const guard = new AccessGuard(sessions, new Reflector(), env, clock);
  let cookie = '';
  const response = {
    cookie: (name: string, value: string) => {
      cookie = `${name}=${value}`;
    },
  } as unknown as Response;
  const person = { hsaId: 'SE2321000131-P000000000039', name: 'HSP39 TestPerson39' };
  const login: StaffLogin = await sessions.begin(response, 'staff', person);
  const ask = (route: RouteContract) => {
    const handler = () => undefined;
    Reflect.defineMetadata(ROUTE, { ...route, access: 'staff-person' }, handler);
    const request = {
      headers: { origin: PUBLIC_URL.origin, cookie },
      socket: { remoteAddress: '127.0.0.1' },
      get: () => login.csrf,
    } as unknown as KnownRequest;
    const http = { getRequest: () => request, getResponse: () => response };
    return guard.canActivate({
      getHandler: () => handler,
      switchToHttp: () => http,
    } as unknown as ExecutionContext);
  };
  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { ask, pass };
};

describe('a login at the door', () => {
  it('ends after the idle time, however often a page fetches again by itself', async () => {
    const { ask, pass } = await atTheDoor();
    for (let passed = 0; passed < DOORS.staff.idleMs - MINUTE_MS; passed += MINUTE_MS) {
      pass(MINUTE_MS);
      await ask(GATEWAY_ROUTES.staffCases);
    }
    pass(MINUTE_MS);
    await expect(ask(GATEWAY_ROUTES.staffCases)).rejects.toMatchObject({
      refusal: { code: 'gateway.not-logged-in' },
    });
  });

  it('is prolonged by what the person does', async () => {
    const { ask, pass } = await atTheDoor();
    pass(DOORS.staff.idleMs - MINUTE_MS);
    await ask(GATEWAY_ROUTES.staffLogout);
    pass(DOORS.staff.idleMs - MINUTE_MS);
    await expect(ask(GATEWAY_ROUTES.staffCases)).resolves.toBe(true);
  });
});
