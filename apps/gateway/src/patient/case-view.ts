import { Inject, Injectable } from '@nestjs/common';
import {
  getHistory,
  getVisit,
  HISTORY_PAGE,
  listOwnCases,
  listUnits,
  waitingEstimate,
  type CareUnit,
  type PatientCaseView,
  type patientCases,
  type PatientPrincipal,
  type PatientUnit,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, type Answer, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import type { z } from 'zod';
import { awayParts, partOf } from '../problems/parts.js';
import { ViewRequester } from '../parts/view-requester.js';
import { patientCaseOf, patientConversationOf, patientUnitOf } from './patient-case.js';

type Units = Answer<typeof listUnits> | Refused;

/** The pages of a patient, put together from what the services answer. */
@Injectable()
export class CaseView {
  constructor(
    private readonly requester: ViewRequester,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where one can turn, and for what. */
  async units(principal: PatientPrincipal): Promise<{ units: PatientUnit[] } | Refused> {
    const units = await this.askUnits(principal);
    if (isRefused(units)) return units;
    const now = this.clock.now();
    return { units: units.units.map((unit) => patientUnitOf(unit, now)) };
  }

  /** All own cases. Without queue only the opening hours are missing. */
  async cases(principal: PatientPrincipal): Promise<z.output<typeof patientCases> | Refused> {
    const [own, units] = await Promise.all([
      this.requester.request(listOwnCases, {}, { principal }),
      this.askUnits(principal),
    ]);
    if (isRefused(own)) return own;
    const now = this.clock.now();
    const shown = (visit: VisitSnapshot) =>
      patientCaseOf(visit, principal, { unit: unitOf(units, visit.careUnitId), now });
    return {
      cases: own.visits.map(shown),
      degraded: awayParts({ queue: units }),
      serverTime: now.toISOString(),
    };
  }

  /** One own case with its conversation, where there is one. */
  async case(principal: PatientPrincipal, visitId: string): Promise<PatientCaseView | Refused> {
    const by = { principal };
    const [visit, history, units] = await Promise.all([
      this.requester.request(getVisit, { visitId, purpose: 'own' }, by),
      this.requester.request(getHistory, { visitId, afterSeq: 0, limit: HISTORY_PAGE }, by),
      this.askUnits(principal),
    ]);
    if (isRefused(visit)) return visit;
    const waiting = await this.waiting(principal, visit.visit);
    const conversation = partOf(history);
    const now = this.clock.now();
    const around = { unit: unitOf(units, visit.visit.careUnitId), waiting, now };
    return {
      case: patientCaseOf(visit.visit, principal, around),
      conversation: conversation ? patientConversationOf(conversation) : null,
      degraded: awayParts({ chat: history, queue: units }),
      serverTime: now.toISOString(),
    };
  }

  /** About how long the wait is, for who waits; undefined when queue cannot say. */
  private async waiting(principal: PatientPrincipal, { visitId, careUnitId, state }: VisitSnapshot) {
    if (state !== 'waiting') return undefined;
    return partOf(await this.requester.request(waitingEstimate, { careUnitId, visitId }, { principal }));
  }

  private askUnits(principal: PatientPrincipal): Promise<Units> {
    return this.requester.request(listUnits, {}, { principal });
  }
}

const unitOf = (units: Units, careUnitId: string): CareUnit | undefined =>
  partOf(units)?.units.find((unit) => unit.careUnitId === careUnitId);
