import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bookVisit, elapseVisit } from '@om/contracts';
import { uuidV7Ids } from '@om/platform';
import { aService, startTestInfrastructure, type TestInfrastructure } from '@om/testing';
import { codeOf, granted, NURSE, TestClinic } from '../testing/test-clinic.js';

let infrastructure: TestInfrastructure;
let development: TestClinic;
let production: TestClinic;
beforeAll(async () => {
  infrastructure = await startTestInfrastructure();
  development = await TestClinic.start({ infrastructure });
}, 60_000);
afterAll(async () => {
  await production.service.stop();
  await infrastructure.stop();
});

const booking = () => ({
  visitId: uuidV7Ids.next(),
  personnummer: '198603042386',
  careUnitId: 'min-vard',
  reasonCode: 'axelbesvar',
  bookedFor: '2030-11-23T10:00:00.000Z',
});

describe('the commands of development', () => {
  it('book a time, which is claimed like any other case and given back to the bookings', async () => {
    const request = booking();
    const booked = granted(await development.service.request(bookVisit, request, aService('gateway'))).visit;
    expect(booked).toMatchObject({ state: 'scheduled', entry: 'booked', bookedFor: request.bookedFor });
    expect(await development.told('booked', request.visitId)).toEqual(booked);
    granted(await development.claim(request.visitId));
    const released = granted(await development.release(request.visitId)).visit;
    expect(released.state).toBe('scheduled');
    granted(await development.cancel(request.visitId));
  });

  it('refuse to book for someone who is not in the register', async () => {
    const unknown = { ...booking(), personnummer: '197003199291' };
    const answer = await development.service.request(bookVisit, unknown, aService('gateway'));
    expect(codeOf(answer)).toBe('visit.unknown-patient');
  });

  it('are refused in production', async () => {
    const { visitId } = await development.ended(72);
    await development.service.stop();
    production = await TestClinic.start({ infrastructure, env: { NODE_ENV: 'production' } });
    const elapsed = await production.service.request(elapseVisit, { visitId, hours: 72 }, NURSE);
    const booked = await production.service.request(bookVisit, booking(), aService('gateway'));
    expect([codeOf(elapsed), codeOf(booked)]).toEqual(['visit.development-only', 'visit.development-only']);
    expect((await production.read(visitId)).state).toBe('async');
  });
});
