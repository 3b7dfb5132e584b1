import { Injectable } from '@nestjs/common';
import {
  listAssignments,
  type ChooseAssignment,
  type ClinicianPrincipal,
  type ServicePrincipal,
} from '@om/contracts';
import { isRefused, refuse, Requester, type Answer, type Refused } from '@om/messaging';
import type { StaffLogin } from '../sessions/session.js';

/** The gateway itself, when it asks before a person has a role. */
export const OURSELVES: ServicePrincipal = { kind: 'service', personId: 'gateway' };

/** What a member of staff may work as: asked of queue, which owns the directory. */
@Injectable()
export class StaffDirectory {
  constructor(private readonly requester: Requester) {}

  /** Name, profession and assignments of an HSA-id. */
  find(hsaId: string): Promise<Answer<typeof listAssignments> | Refused> {
    return this.requester.request(listAssignments, { hsaId }, { principal: OURSELVES });
  }

  /** The clinician that a login becomes by choosing; refused when the directory does not have the assignment. */
  async choose(login: StaffLogin, choice: ChooseAssignment): Promise<ClinicianPrincipal | Refused> {
    const entry = await this.find(login.hsaId);
    if (isRefused(entry)) return entry;
    if (!entry.assignments.some((row) => row.careUnitId === choice.careUnitId && row.role === choice.role))
      return refuse('queue.no-assignment', 'the directory does not have it', { field: 'careUnitId' });
    const { name, profession } = entry;
    return { kind: 'clinician', personId: login.hsaId, name, profession, ...choice };
  }
}
