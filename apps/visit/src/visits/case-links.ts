import { Injectable } from '@nestjs/common';
import { linkedCases, type linkVisit, type Principal, type VisitSnapshot } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { maySee } from '@om/visit-state';
import { Reads } from '../reads.js';
import { NOT_FOUND } from '../refusals.js';
import type { Asked } from './asked.js';
import { CaseFinder } from './case-finder.js';
import type { VisitAnswer } from './visit-change.js';
import { Visits } from './visits.js';

/** *Koppla ihop* (domain 4.8): two cases of one patient become one, by closing the duplicate with a pointer. */
@Injectable()
export class CaseLinks {
  constructor(
    private readonly visits: Visits,
    private readonly cases: CaseFinder,
    private readonly reads: Reads,
  ) {}

  /** A case the asker may not see is no case to point to. */
  link({ visitId, toVisitId }: Payload<typeof linkVisit>, asked: Asked): Promise<VisitAnswer | Refused> {
    return this.visits.commandAfter(visitId, 'link', asked, async () => {
      const target = await this.visits.find(toVisitId);
      return { to: target && maySee(target, asked.principal) ? target : undefined };
    });
  }

  /** The duplicates that point to a visit, and the one it goes on from, if the asker may read that. */
  async linkedTo(
    { visitId }: Payload<typeof linkedCases>,
    principal: Principal,
  ): Promise<Answer<typeof linkedCases> | Refused> {
    const visit = await this.visits.find(visitId);
    if (!visit || !maySee(visit, principal)) return NOT_FOUND;
    const [linked, follows] = await Promise.all([this.cases.linkedTo(visitId), this.followedBy(visit)]);
    const { patientId } = visit.patient;
    await this.reads.record(principal, { visitId, patientId }, linkedCases.name);
    return {
      cases: linked.flatMap(duplicateOf),
      ...(follows && maySee(follows, principal) && { follows: outlineOf(follows) }),
    };
  }

  private async followedBy({ followsVisitId }: VisitSnapshot): Promise<VisitSnapshot | null> {
    return followsVisitId === undefined ? null : this.visits.find(followsVisitId);
  }
}

const outlineOf = ({ visitId, careUnitId, careUnitName, reason, createdAt, state }: VisitSnapshot) => ({
  visitId,
  careUnitId,
  careUnitName,
  reason,
  createdAt,
  state,
});

const duplicateOf = (visit: VisitSnapshot) =>
  visit.linkedTo ? [{ ...outlineOf(visit), linkedAt: visit.linkedTo.at }] : [];
