import { Inject, Injectable } from '@nestjs/common';
import {
  getHistory,
  getVisit,
  HISTORY_PAGE,
  listOwnCases,
  listUnits,
  type PatientCaseView,
  type patientCases,
  type PatientPrincipal,
  type PatientUnit,
} from '@om/contracts';
import { isRefused, Requester, type Answer, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import type { z } from 'zod';
import { awayParts, partOf } from '../problems/parts.js';
import { patientCaseOf, patientConversationOf, patientUnitOf } from './patient-case.js';

type Units = Answer<typeof listUnits> | Refused;

/** The pages of a patient, put together from what the services answer. */
@Injectable()
export class CaseView {
  constructor(
    private readonly requester: Requester,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where one can turn, and for what. */
  async units(principal: PatientPrincipal): Promise<{ units: PatientUnit[] } | Refused> {
    const units = await this.askUnits(principal);
    return isRefused(units) ? units : { units: units.units.map(patientUnitOf) };
  }

  /** All own cases. Without queue only the opening hours are missing. */
  async cases(principal: PatientPrincipal): Promise<z.output<typeof patientCases> | Refused> {
    const [own, units] = await Promise.all([
      this.requester.request(listOwnCases, {}, { principal }),
      this.askUnits(principal),
    ]);
    if (isRefused(own)) return own;
    return {
      cases: own.visits.map((visit) => patientCaseOf(visit, principal, hoursOf(units, visit.careUnitId))),
      degraded: awayParts({ queue: units }),
      serverTime: this.clock.now().toISOString(),
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
    const conversation = partOf(history);
    return {
      case: patientCaseOf(visit.visit, principal, hoursOf(units, visit.visit.careUnitId)),
      conversation: conversation ? patientConversationOf(conversation) : null,
      degraded: awayParts({ chat: history, queue: units }),
      serverTime: this.clock.now().toISOString(),
    };
  }

  private askUnits(principal: PatientPrincipal): Promise<Units> {
    return this.requester.request(listUnits, {}, { principal });
  }
}

const hoursOf = (units: Units, careUnitId: string): string | undefined =>
  partOf(units)?.units.find((unit) => unit.careUnitId === careUnitId)?.hours;
