import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot } from '@om/contracts';
import { minutesAfter, PATIENT_SILENT_MINUTES, VISIT_STATES } from '@om/visit-state';
import fc from 'fast-check';
import { silenceLookAt, silenceOccasion } from './silence.js';

const now = new Date('2026-11-23T09:30:00.000Z');
const ongoing = { _id: exampleSnapshot.visitId, state: 'ongoing' } as const;
const ofCare = {
  kind: 'text',
  author: { side: 'care', personId: 'SE2321000131-P000000000039', name: 'HSP39' },
} as const;
const ofPatient = { ...ofCare, author: { ...ofCare.author, side: 'patient' } } as const;

describe('words of care in an ongoing visit', () => {
  it.each([['text', ofCare] as const, ['greeting', { kind: 'greeting' }] as const])(
    'are looked after 10 minutes later: %s',
    (_, entry) => {
      expect(PATIENT_SILENT_MINUTES).toBe(10);
      expect(silenceLookAt(ongoing, entry, now)).toEqual(minutesAfter(now, 10));
    },
  );

  it('are those alone: not the patient’s, not a mark or a notice, not in any other state', () => {
    for (const entry of [ofPatient, { kind: 'notice' }, { kind: 'ended' }] as const)
      expect(silenceLookAt(ongoing, entry, now)).toBeUndefined();
    for (const state of VISIT_STATES.filter((other) => other !== 'ongoing'))
      expect(silenceLookAt({ state }, ofCare, now)).toBeUndefined();
  });

  it('tell the patient once a silence, and never about what they have read or answered', () => {
    const progress = fc.record({ read: fc.nat(30), written: fc.nat(30) });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2 }), progress, (seqs, patient) => {
        const told = seqs.flatMap((seq) => silenceOccasion(ongoing, seq, patient) ?? []);
        for (const { seq = 0 } of told) expect(seq).toBeGreaterThan(Math.max(patient.read, patient.written));
        expect(new Set(told.map(({ notificationId }) => notificationId)).size).toBeLessThanOrEqual(1);
        expect(told.length).toBe(seqs.filter((seq) => seq > Math.max(patient.read, patient.written)).length);
      }),
    );
  });

  it('tell again of the next silence', () => {
    const first = silenceOccasion(ongoing, 3, { read: 1, written: 0 });
    const next = silenceOccasion(ongoing, 6, { read: 4, written: 0 });
    expect(first?.notificationId).not.toBe(next?.notificationId);
  });

  it('tell nothing when the visit is no longer ongoing', () => {
    for (const state of VISIT_STATES.filter((other) => other !== 'ongoing'))
      expect(silenceOccasion({ ...ongoing, state }, 3, { read: 0, written: 0 })).toBeUndefined();
  });
});
