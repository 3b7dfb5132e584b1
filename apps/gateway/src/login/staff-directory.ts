import { Injectable, Logger } from '@nestjs/common';
import {
  endShift,
  keepShift,
  listAssignments,
  startShift,
  type ChooseAssignment,
  type ClinicianPrincipal,
  type ServicePrincipal,
} from '@om/contracts';
import { isRefused, refuse, Requester, type Answer, type Refused } from '@om/messaging';
import { ViewRequester } from '../parts/view-requester.js';
import type { StaffLogin } from '../sessions/session.js';

/** The gateway itself, when it asks before a person has a role. */
export const OURSELVES: ServicePrincipal = { kind: 'service', personId: 'gateway' };

/** What a member of staff may work as, and that they do: asked of queue, which owns directory and shifts. */
@Injectable()
export class StaffDirectory {
  private readonly logger = new Logger(StaffDirectory.name);

  constructor(
    private readonly requester: Requester,
    private readonly forPages: ViewRequester,
  ) {}

  /** Name, profession and assignments of an HSA-id, for a page that is shown also without. */
  find(hsaId: string): Promise<Answer<typeof listAssignments> | Refused> {
    return this.forPages.request(listAssignments, { hsaId }, { principal: OURSELVES });
  }

  /**
   * The clinician that a login becomes by choosing, who is on shift from now; refused when the directory does not have the
   * assignment, or while something is open where they have worked until now that they do not leave to its lead. Nobody works without
   * a shift, because nobody could hand a visit over to them.
   */
  async choose(
    login: StaffLogin,
    { careUnitId, role, ...shift }: ChooseAssignment,
  ): Promise<ClinicianPrincipal | Refused> {
    const entry = await this.requester.request(
      listAssignments,
      { hsaId: login.hsaId },
      { principal: OURSELVES },
    );
    if (isRefused(entry)) return entry;
    const chosen = entry.assignments.find((row) => row.careUnitId === careUnitId && row.role === role);
    if (!chosen)
      return refuse('queue.no-assignment', 'the directory does not have it', { field: 'careUnitId' });
    const { name, profession } = entry;
    const principal: ClinicianPrincipal = {
      kind: 'clinician',
      personId: login.hsaId,
      name,
      profession,
      careUnitId,
      role,
      ...(chosen.lead ? { lead: true } : {}),
    };
    const begun = await this.requester.request(startShift, shift, { principal });
    return isRefused(begun) ? begun : principal;
  }

  /** The login of a clinician at work holds until then. What is not heard is told again with the next use of the login. */
  async stay(principal: ClinicianPrincipal, until: Date): Promise<void> {
    const payload = { loginUntil: until.toISOString() };
    const kept = await this.requester.request(keepShift, payload, { principal });
    if (isRefused(kept)) this.logger.debug({ msg: 'the shift is not kept', code: kept.refused.code });
  }

  /**
   * The clinician wants to go: refused while something is open that they do not leave to the unit's lead (domain 4.4 H6). Without
   * queue they can go; the shift ends with the login then.
   */
  async leave(principal: ClinicianPrincipal, escalate: boolean): Promise<Refused | undefined> {
    const ended = await this.requester.request(endShift, { escalate }, { principal });
    if (!isRefused(ended)) return undefined;
    if (ended.refused.code === 'queue.shift-open-cases') return ended;
    this.logger.warn({ msg: 'the shift goes on', code: ended.refused.code });
    return undefined;
  }
}
