import { Inject, Injectable } from '@nestjs/common';
import {
  getHistory,
  getNote,
  getVisit,
  HISTORY_PAGE,
  listEarlierCases,
  listUnits,
  PROFESSIONS,
  type ClinicianPrincipal,
  type StaffVisit,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, Requester, type Answer, type Refused } from '@om/messaging';
import { CLOCK, type Clock } from '@om/platform';
import { actionsFor, fillGreeting } from '@om/visit-state';
import { awayParts, partOf } from '../problems/parts.js';

/** What the parts of the view answered. */
interface Parts {
  readonly history: Answer<typeof getHistory> | Refused | undefined;
  readonly note: Answer<typeof getNote> | Refused | undefined;
  readonly units: Answer<typeof listUnits> | Refused;
  readonly earlier: Answer<typeof listEarlierCases> | Refused;
}

/** The visit view of staff: asked of everybody at once, shown with what came back. */
@Injectable()
export class VisitView {
  constructor(
    private readonly requester: Requester,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The view, or why the visit itself cannot be read. `preview` reads neither conversation nor note. */
  async read(
    principal: ClinicianPrincipal,
    visitId: string,
    purpose: 'preview' | 'care',
  ): Promise<StaffVisit | Refused> {
    const by = { principal };
    const caring = purpose === 'care';
    const [visit, history, note, units, earlier] = await Promise.all([
      this.requester.request(getVisit, { visitId, purpose }, by),
      caring
        ? this.requester.request(getHistory, { visitId, afterSeq: 0, limit: HISTORY_PAGE }, by)
        : undefined,
      caring ? this.requester.request(getNote, { visitId }, by) : undefined,
      this.requester.request(listUnits, { careUnitId: principal.careUnitId }, by),
      this.requester.request(listEarlierCases, { visitId }, by),
    ]);
    if (isRefused(visit)) return visit;
    return staffView(visit.visit, principal, { history, note, units, earlier }, this.clock.now());
  }
}

/** Puts the view together; a part that is away is named in `degraded`, one that said no is simply absent. */
export const staffView = (
  visit: VisitSnapshot,
  principal: ClinicianPrincipal,
  { history, note, units, earlier }: Parts,
  now: Date,
): StaffVisit => {
  const unit = partOf(units)?.units.find(({ careUnitId }) => careUnitId === visit.careUnitId) ?? null;
  const { name, profession } = principal;
  return {
    visit,
    actions: actionsFor(visit, principal),
    conversation: partOf(history) ?? null,
    note: partOf(note)?.note ?? null,
    unit,
    earlierCases: partOf(earlier)?.cases ?? null,
    ...(unit && visit.startedAt === undefined
      ? { greetingPreview: fillGreeting(unit.greeting, { name, profession: PROFESSIONS[profession] }) }
      : {}),
    degraded: awayParts({ chat: history, documentation: note, queue: units, visit: earlier }),
    serverTime: now.toISOString(),
  };
};
