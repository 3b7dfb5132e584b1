/** @jest-environment @om/testing/worker-environment */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { GATEWAY_ROUTES } from '@om/contracts';
import type { Browser, TestSocket } from '../testing/browser.js';
import { Clinic, openingOf } from '../testing/clinic.js';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';

let system: GatewayUnderTest;
let clinic: Clinic;
let other: URL;

beforeAll(async () => {
  system = await GatewayUnderTest.shared();
  clinic = await Clinic.open(system);
  other = await system.startReplica();
}, 60_000);
afterAll(async () => {
  await clinic.close();
  await system.stop();
});
afterEach(() => {
  clinic.closeSockets();
});

/** A socket with the visit open. */
const opened = async (browser: Browser, door: 'staff' | 'patient', visitId: string): Promise<TestSocket> => {
  const socket = await clinic.connect(browser, door);
  socket.say(openingOf(visitId));
  await socket.next('opened');
  return socket;
};
const write = (socket: TestSocket, visitId: string, text: string): void => {
  socket.say({ type: 'send', ref: randomUUID(), visitId, text });
};
const shows = (socket: TestSocket, text: string) =>
  socket.next('message', ({ message }) => message.text === text);

describe('a person whose requests come out at one gateway or another', () => {
  it('is logged in at both, and what they repeat at the other is done once', async () => {
    const { visitId } = await clinic.waitingCase();
    const commandId = randomUUID();
    const claims = [clinic.nurse, clinic.nurse.throughGateway(other)].map(async (browser) => {
      const response = await browser.send('POST', `/api/staff/visits/${visitId}/claim`, { commandId });
      return GATEWAY_ROUTES.claim.answer.parse(await response.json()).visit.version;
    });
    expect(await Promise.all(claims)).toEqual([2, 2]);
  });
});

describe('a patient and a clinician who are at two gateways', () => {
  it('see at once what the other writes, once, and that it is being written and has been read', async () => {
    const { visitId, patient } = await clinic.ongoingVisit();
    const care = await opened(clinic.nurse, 'staff', visitId);
    const theirs = await opened(patient.throughGateway(other), 'patient', visitId);
    write(care, visitId, 'Hej!');
    const { message } = await shows(theirs, 'Hej!');
    theirs.say({ type: 'mark', visitId, read: message.seq });
    await care.next('marks', ({ marks }) => marks.patient.read === message.seq);
    theirs.say({ type: 'typing', visitId });
    await care.next('typing');
    write(theirs, visitId, 'Hej hej!');
    await shows(care, 'Hej hej!');
    expect(care.of('message').filter(({ message: { text } }) => text === 'Hej hej!')).toHaveLength(1);
  });

  it('know of each other where they are, until the last window at either gateway is closed', async () => {
    const { visitId, patient } = await clinic.waitingCaseOf('Testpatient P24-99');
    const { patientId } = (await clinic.visit(visitId)).patient;
    const care = await clinic.connect(clinic.nurse, 'staff');
    const told = () =>
      care
        .of('presence')
        .filter((frame) => frame.patientId === patientId)
        .map(({ presence }) => presence.online);
    const here = await clinic.connect(patient, 'patient');
    await care.until(() => told().length === 1);
    const there = await clinic.connect(patient.throughGateway(other), 'patient');
    await there.next('welcome');
    here.close();
    there.close();
    await care.until(() => told().at(-1) === false);
    expect(told()).toEqual([true, false]);
  });
});
