import { Injectable } from '@nestjs/common';
import { getVisit, listEarlierCases, listOwnCases, type Principal, type VisitSnapshot } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { maySee, standingOf } from '@om/visit-state';
import { Reads } from '../reads.js';
import { NOT_FOUND, refused } from '../refusals.js';
import { CaseFinder } from './case-finder.js';
import { Visits } from './visits.js';

/** Answers questions about visits to those who may see them; the audit row is stored before the answer goes out. */
@Injectable()
export class VisitReader {
  constructor(
    private readonly visits: Visits,
    private readonly cases: CaseFinder,
    private readonly reads: Reads,
  ) {}

  async get(
    { visitId, purpose }: Payload<typeof getVisit>,
    principal: Principal,
  ): Promise<Answer<typeof getVisit> | Refused> {
    const visit = await this.visits.find(visitId);
    if (!visit || !maySee(visit, principal)) return NOT_FOUND;
    const why = standingOf(visit, principal) === 'receiver' ? TO_DECIDE : purpose;
    await this.reads.record(principal, subjectOf(visit), `${getVisit.name} (${why})`);
    return { visit };
  }

  async ownCases(principal: Principal): Promise<Answer<typeof listOwnCases> | Refused> {
    if (principal.kind !== 'patient') return refused('visit.forbidden', 'Only a patient has own cases');
    const visits = await this.cases.ownCases(principal.personId);
    await this.reads.record(principal, { patientId: principal.personId }, listOwnCases.name);
    return { visits };
  }

  async earlierCases(
    { visitId }: Payload<typeof listEarlierCases>,
    principal: Principal,
  ): Promise<Answer<typeof listEarlierCases> | Refused> {
    const visit = await this.visits.find(visitId);
    if (!visit || !maySee(visit, principal)) return NOT_FOUND;
    const cases = await this.cases.earlierCases(visit);
    await this.reads.record(principal, subjectOf(visit), listEarlierCases.name);
    return { cases };
  }
}

/** Purpose of a read by someone who is asked to take over the visit (domain 4.4). */
const TO_DECIDE = 'handover';

const subjectOf = ({ visitId, patient: { patientId } }: VisitSnapshot) => ({ visitId, patientId });
