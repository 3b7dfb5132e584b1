import { Controller } from '@nestjs/common';
import { listStaff, listUnitHistory, updateMember, updateUnit, type Principal } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  isRefused,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { refusal } from '../queue.errors.js';
import { Administration } from './administration.js';
import { UnitHistory } from './history.js';

/** Administration of the unit the asker is logged in at. Changes and their history are for its lead. */
@Controller()
export class AdministrationController {
  constructor(
    private readonly administration: Administration,
    private readonly history: UnitHistory,
  ) {}

  @HandleCommand(updateUnit)
  async update(
    payload: Payload<typeof updateUnit>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof updateUnit> | Refused> {
    const lead = leadOf(principal);
    if (!lead) return refusal('queue.forbidden');
    const unit = await this.administration.updateUnit(payload, lead, commandId);
    return isRefused(unit) ? unit : { unit };
  }

  @HandleQuery(listUnitHistory)
  async changes(
    payload: Payload<typeof listUnitHistory>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listUnitHistory> | Refused> {
    const lead = leadOf(principal);
    return lead ? this.history.list(lead.careUnitId, payload) : refusal('queue.forbidden');
  }

  @HandleQuery(listStaff)
  async staff(
    _payload: Payload<typeof listStaff>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listStaff> | Refused> {
    return principal.kind === 'clinician'
      ? { members: await this.administration.members(principal.careUnitId) }
      : refusal('queue.forbidden');
  }

  @HandleCommand(updateMember)
  async member(
    payload: Payload<typeof updateMember>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof updateMember> | Refused> {
    const lead = leadOf(principal);
    if (!lead) return refusal('queue.forbidden');
    const member = await this.administration.updateMember(payload, lead, commandId);
    return isRefused(member) ? member : { member };
  }
}

const leadOf = (principal: Principal) =>
  principal.kind === 'clinician' && principal.lead === true ? principal : undefined;
