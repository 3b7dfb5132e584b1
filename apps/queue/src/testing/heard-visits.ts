import {
  exampleSnapshot,
  presenceChangedV1,
  visitSentV1,
  type ClinicianPrincipal,
  type EventContract,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, makeEvent, type Refused } from '@om/messaging';
import { aPatient, aService } from '@om/testing';
import { randomUUID } from 'node:crypto';

/** An event as visit publishes it; which of its state events carries the state makes no difference to queue. */
export const visitEvent = (
  visit: VisitSnapshot,
  contract: EventContract<typeof visitSentV1.data> = visitSentV1,
) =>
  makeEvent(contract, {
    id: randomUUID(),
    time: new Date(),
    subject: visit.visitId,
    version: visit.version,
    actor: aPatient(),
    careunits: [visit.careUnitId],
    data: { visit },
  });

/** Where a patient is, as chat tells it: with us, and with these visits in view. */
export const presenceEvent = (
  patientId: string,
  version: number,
  { at = new Date(), online = true, visitIds }: { at?: Date; online?: boolean; visitIds?: string[] } = {},
) =>
  makeEvent(presenceChangedV1, {
    id: randomUUID(),
    time: at,
    subject: patientId,
    version,
    actor: aService('chat'),
    careunits: [exampleSnapshot.careUnitId],
    data: {
      patientId,
      presence: { online, since: at.toISOString(), ...(visitIds && { visitIds }) },
    },
  });

/** A case that waits, of a patient of its own. */
export const aWaiting = (over: Partial<VisitSnapshot> = {}): VisitSnapshot => {
  const { responsible: _r, claimedAt: _c, ...waiting } = exampleSnapshot;
  return { ...waiting, visitId: randomUUID(), version: 1, state: 'waiting', claimNumber: 0, ...over };
};

/** A visit under way with this clinician. */
export const anOngoing = (
  { personId, name, profession }: ClinicianPrincipal,
  over: Partial<VisitSnapshot> = {},
): VisitSnapshot =>
  aWaiting({
    version: 3,
    state: 'ongoing',
    responsible: { personId, name, profession, since: exampleSnapshot.createdAt },
    claimedAt: '2026-11-23T09:29:00.000Z',
    startedAt: '2026-11-23T09:31:00.000Z',
    ...over,
  });

/** The answer of a request that a test expects not to be refused. */
export const granted = <A>(answer: A | Refused): A => {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused.code} ${answer.refused.detail}`);
  return answer;
};
