import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  caseChangedV1,
  exampleMessage,
  exampleRow,
  exampleSnapshot,
  markSeen,
  patientReachedV1,
  presenceChangedV1,
  registerPatient,
  reportPresence,
  sendMessage,
  visitStartedV1,
} from '@om/contracts';
import { eventually, exampleEvent } from '@om/testing';
import { randomUUID } from 'node:crypto';
import { LiveScene } from '../testing/live-scene.js';

const { visitId } = exampleSnapshot;
let scene: LiveScene;

beforeAll(async () => {
  scene = await LiveScene.start();
}, 60_000);
afterAll(() => scene.system.stop());
beforeEach(() => {
  scene.reset();
});

describe('sending', () => {
  it('answers when chat has stored it, and repeats under the same command id', async () => {
    const socket = await scene.connect(scene.patient, 'patient');
    const send = { type: 'send', ref: 'client-1', visitId, text: '<b>Hej</b>' } as const;
    socket.say(send);
    expect(await socket.next('stored')).toMatchObject({ ref: 'client-1', seq: 2 });
    socket.say(send);
    await eventually(() => scene.system.services.askedOf(sendMessage).length === 2);
    const [first, again] = scene.system.services.askedOf(sendMessage);
    expect(again?.commandId).toBe(first?.commandId);
    expect(first?.payload).toEqual({ visitId, clientId: 'client-1', text: '<b>Hej</b>' });
  });

  it('stores in the order in which it was said', async () => {
    const stored: string[] = [];
    scene.system.services.reply(sendMessage, async ({ clientId }) => {
      const place = Number(clientId.slice(1));
      await new Promise((resolve) => setTimeout(resolve, place === 1 ? 50 : 0));
      stored.push(clientId);
      return { messageId: exampleMessage.messageId, seq: place, at: exampleMessage.at };
    });
    const socket = await scene.connect(scene.nurse, 'staff');
    for (const ref of ['m1', 'm2', 'm3']) socket.say({ type: 'send', ref, visitId, text: ref });
    await socket.next('stored', ({ ref }) => ref === 'm3');
    expect(stored).toEqual(['m1', 'm2', 'm3']);
  });

  it('is refused with the reason and keeps the socket', async () => {
    scene.system.services.refuse(sendMessage, 'chat.sealed');
    const socket = await scene.connect(scene.patient, 'patient');
    socket.say({ type: 'send', ref: 'late', visitId, text: 'Hej' });
    expect(await socket.next('refused')).toMatchObject({
      ref: 'late',
      problem: { code: 'chat.sealed', status: 409 },
    });
    expect(socket.closed).toBeUndefined();
  });

  it('marks without an answer', async () => {
    const socket = await scene.connect(scene.patient, 'patient');
    socket.say({ type: 'mark', visitId, delivered: 4, read: 2 });
    await eventually(() => scene.system.services.askedOf(markSeen).length === 1);
    expect(scene.system.services.askedOf(markSeen)[0]?.payload).toEqual({ visitId, delivered: 4, read: 2 });
  });
});

describe('what others do', () => {
  it('reaches staff of the unit concerned: rows, visits, presence', async () => {
    const socket = await scene.connect(scene.nurse, 'staff');
    await scene.system.services.publish(exampleEvent(caseChangedV1, { row: exampleRow }));
    await scene.system.services.publish(exampleEvent(presenceChangedV1, presenceChangedV1.examples[0]));
    await scene.system.services.publish(exampleEvent(visitStartedV1, visitStartedV1.examples[0]));
    expect((await socket.next('case-changed')).row.visitId).toBe(exampleRow.visitId);
    expect((await socket.next('visit-changed')).state).toBe('ongoing');
    expect((await socket.next('presence')).presence.online).toBe(true);
  });

  it('does not reach staff of another unit', async () => {
    const socket = await scene.connect(scene.nurse, 'staff');
    const elsewhere = { careunits: ['exempelby'] };
    await scene.system.services.publish(
      exampleEvent(presenceChangedV1, presenceChangedV1.examples[0], elsewhere),
    );
    await scene.system.services.publish(
      exampleEvent(caseChangedV1, { row: { ...exampleRow, careUnitId: 'exempelby' } }, elsewhere),
    );
    await scene.system.services.publish(exampleEvent(caseChangedV1, { row: exampleRow }));
    await socket.next('case-changed');
    expect(socket.frames.map(({ type }) => type)).toEqual(['welcome', 'case-changed']);
  });

  it('tells staff in the visit how the SMS fared, and the patient that the visit has changed', async () => {
    const { care, own } = await scene.bothInside();
    await scene.system.services.publish(exampleEvent(patientReachedV1, patientReachedV1.examples[0]));
    await scene.system.services.publish(exampleEvent(visitStartedV1, visitStartedV1.examples[0]));
    expect((await care.next('notification')).notification.status).toBe('delivered');
    expect((await own.next('visit-changed')).byName).toBe('HSP39 TestPerson39');
    expect(own.of('notification')).toEqual([]);
  });

  it('shows that somebody is writing to the other side, not to the writer', async () => {
    const { care, own } = await scene.bothInside();
    own.say({ type: 'typing', visitId });
    expect(await care.next('typing')).toMatchObject({ side: 'patient', name: 'Testpatient P24-40' });
    care.say({ type: 'typing', visitId });
    expect(await own.next('typing')).toMatchObject({ side: 'care', name: 'HSP39 TestPerson39' });
    expect(care.of('typing')).toHaveLength(1);
  });
});

describe('presence', () => {
  it('is told once for a patient with two windows, and again when the last has closed', async () => {
    scene.system.services.reply(registerPatient, () => ({
      patientId: randomUUID(),
      name: 'Testpatient P24-52',
    }));
    const other = await scene.system.patient();
    const windows = [await scene.connect(other, 'patient'), await scene.connect(other, 'patient')];
    await eventually(() => scene.system.services.askedOf(reportPresence).length === 1);
    expect(scene.system.services.askedOf(reportPresence)[0]?.payload).toMatchObject({ online: true });
    for (const window of windows) window.close();
    await eventually(() =>
      scene.system.services
        .askedOf(reportPresence)
        .some(({ payload }) => !(payload as { online: boolean }).online),
    );
  });
});
