import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  bookingChangedV1,
  exampleSnapshot,
  sealedV1,
  SUBSCRIPTIONS,
  unitChangedV1,
  VISIT_COMMANDS,
  VISIT_QUERIES,
} from '@om/contracts';
import { aService, answersEveryExample, exampleEvent, exercisesEveryExample } from '@om/testing';
import { NURSE, TestClinic } from './testing/test-clinic.js';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());

describe('the running service', () => {
  it('answers every example of every command and query, whoever asks', async () => {
    const contracts = [...VISIT_COMMANDS, ...VISIT_QUERIES];
    for (const who of [clinic.patient, NURSE, aService('gateway')]) {
      await answersEveryExample(clinic.service, contracts, who);
    }
  });

  it('takes every example of every event it listens to', async () => {
    await clinic.trySend({ visitId: exampleSnapshot.visitId });
    await exercisesEveryExample(
      clinic.service,
      SUBSCRIPTIONS.visit.filter((event) => event !== bookingChangedV1),
    );
  });

  it('takes every example of a booking, once the patient is in the register', async () => {
    for (const { booking } of bookingChangedV1.examples) {
      const { ticket: _, ...whole } = { ...booking, patientId: clinic.patient.personId };
      expect(await clinic.service.emit(exampleEvent(bookingChangedV1, { booking: whole }))).toBe('handled');
    }
  });

  it('parks an event that does not fit its contract', async () => {
    const event = exampleEvent(sealedV1, sealedV1.examples[0]);
    expect(await clinic.service.emit({ ...event, data: { visitId: 'no' } })).toBe('parked:schema');
  });

  it('keeps the newest settings of a unit, whatever order they come in', async () => {
    const [example] = unitChangedV1.examples;
    const unit = unitChangedV1.data.parse(example).unit;
    const told = (version: number, notifyAt: 'claim' | 'start') =>
      clinic.service.emit(
        exampleEvent(unitChangedV1, { unit: { ...unit, careUnitId: 'exempelby', version, notifyAt } }),
      );
    for (const [version, notifyAt, outcome] of [
      [2, 'start', 'handled'],
      [1, 'claim', 'outdated'],
      [2, 'start', 'outdated'],
    ] as const) {
      expect(await told(version, notifyAt)).toBe(outcome);
    }
    const sent = await clinic.send({ careUnitId: 'exempelby' });
    expect(sent.notifyAt).toBe('start');
  });
});
