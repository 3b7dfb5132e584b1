import { Inject, Injectable } from '@nestjs/common';
import {
  getHistory,
  getInternalHistory,
  getNote,
  getVisit,
  HISTORY_PAGE,
  linkedCases,
  listDuties,
  listEarlierCases,
  listUnits,
  type ClinicianPrincipal,
  type StaffVisit,
} from '@om/contracts';
import { isRefused, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { ViewRequester } from '../parts/view-requester.js';
import { staffView, type CareParts, type CommonParts } from './staff-view.js';

/** The visit view of staff: asked of everybody at once, shown with what came back. */
@Injectable()
export class VisitView {
  constructor(
    private readonly requester: ViewRequester,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The view, or why the visit itself cannot be read. `preview` reads neither conversations nor what is written of it. */
  async read(
    principal: ClinicianPrincipal,
    visitId: string,
    purpose: 'preview' | 'care',
  ): Promise<StaffVisit | Refused> {
    const [visit, common, care] = await Promise.all([
      this.requester.request(getVisit, { visitId, purpose }, { principal }),
      this.common(principal, visitId),
      purpose === 'care' ? this.care(principal, visitId) : undefined,
    ]);
    return isRefused(visit)
      ? visit
      : staffView(visit.visit, principal, { ...common, care }, this.clock.now());
  }

  private async common(principal: ClinicianPrincipal, visitId: string): Promise<CommonParts> {
    const by = { principal };
    const [units, earlier, linked] = await Promise.all([
      this.requester.request(listUnits, {}, by),
      this.requester.request(listEarlierCases, { visitId }, by),
      this.requester.request(linkedCases, { visitId }, by),
    ]);
    return { units, earlier, linked };
  }

  private async care(principal: ClinicianPrincipal, visitId: string): Promise<CareParts> {
    const by = { principal };
    const page = { visitId, afterSeq: 0, limit: HISTORY_PAGE };
    const [history, internal, note, duties] = await Promise.all([
      this.requester.request(getHistory, page, by),
      this.requester.request(getInternalHistory, page, by),
      this.requester.request(getNote, { visitId }, by),
      this.requester.request(listDuties, { visitId }, by),
    ]);
    return { history, internal, note, duties };
  }
}
