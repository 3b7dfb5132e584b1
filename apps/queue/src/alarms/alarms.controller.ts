import { Controller } from '@nestjs/common';
import { acknowledgeAlarm, listAlarms, type Alarm, type ClinicianPrincipal } from '@om/contracts';
import {
  HandleCommand,
  HandleQuery,
  isRefused,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
} from '@om/messaging';
import { isAlarmFor } from '@om/visit-state';
import { refusal } from '../queue.errors.js';
import { BY_PRESSURE } from './alarm.js';
import { Alarms, MOST_ALARMS } from './alarms.js';
import { Leads } from './leads.js';

/** The alarms of who asks. An alarm that is not for somebody does not exist for them. */
@Controller()
export class AlarmsController {
  constructor(
    private readonly alarms: Alarms,
    private readonly leads: Leads,
  ) {}

  @HandleQuery(listAlarms)
  async list(
    _payload: Payload<typeof listAlarms>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listAlarms> | Refused> {
    if (principal.kind !== 'clinician') return refusal('queue.forbidden');
    const leading = await this.leads.at(principal.careUnitId);
    const groups = await Promise.all(BY_PRESSURE.map((kinds) => this.waitingFor(principal, kinds)));
    const theirs = groups.flat().filter((alarm) => isAlarmFor(alarm, principal, leading));
    const distinct = new Map(theirs.map((alarm) => [alarm.alarmId, alarm]));
    return { alarms: [...distinct.values()].slice(0, MOST_ALARMS).sort(byAge) };
  }

  @HandleCommand(acknowledgeAlarm)
  async acknowledge(
    { alarmId }: Payload<typeof acknowledgeAlarm>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof acknowledgeAlarm> | Refused> {
    if (principal.kind !== 'clinician') return refusal('queue.forbidden');
    const known = await this.alarms.find(alarmId);
    const isTheirs = known && isAlarmFor(known, principal, await this.leads.at(principal.careUnitId));
    if (!isTheirs) return refusal('queue.unknown-alarm');
    const alarm = await this.alarms.acknowledge(alarmId, principal, commandId);
    return isRefused(alarm) ? alarm : { alarm };
  }

  private async waitingFor(
    { careUnitId, personId }: ClinicianPrincipal,
    kinds: readonly Alarm['kind'][],
  ): Promise<Alarm[]> {
    const [own, units] = await Promise.all([
      this.alarms.waiting({ waitsFor: personId }, kinds),
      this.alarms.waiting({ waitsAt: careUnitId }, kinds),
    ]);
    return [...own, ...units].sort(byAge);
  }
}

const byAge = (left: Alarm, right: Alarm): number => left.raisedAt.localeCompare(right.raisedAt);
