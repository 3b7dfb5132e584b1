import { Controller } from '@nestjs/common';
import { acknowledgeAlarm, listAlarms, type ClinicianPrincipal } from '@om/contracts';
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
import { Shifts } from '../shifts/shifts.js';
import { Units } from '../units/units.js';
import { isFor, type Leading } from './alarm.js';
import { Alarms } from './alarms.js';

/** The alarms of who asks. An alarm that is not for somebody does not exist for them. */
@Controller()
export class AlarmsController {
  constructor(
    private readonly alarms: Alarms,
    private readonly units: Units,
    private readonly shifts: Shifts,
  ) {}

  @HandleQuery(listAlarms)
  async list(
    _payload: Payload<typeof listAlarms>,
    { principal }: RequestContext,
  ): Promise<Answer<typeof listAlarms> | Refused> {
    if (principal.kind !== 'clinician') return refusal('queue.forbidden');
    const { careUnitId, personId } = principal;
    const [leading, own, units] = await Promise.all([
      this.leadingAt(principal),
      this.alarms.waiting({ waitsFor: personId }),
      this.alarms.waiting({ waitsAt: careUnitId }),
    ]);
    const theirs = units.filter((alarm) => isFor(alarm, principal, leading));
    const distinct = new Map([...own, ...theirs].map((alarm) => [alarm.alarmId, alarm]));
    const alarms = [...distinct.values()].sort((left, right) => left.raisedAt.localeCompare(right.raisedAt));
    return { alarms: alarms.slice(0, 100) };
  }

  @HandleCommand(acknowledgeAlarm)
  async acknowledge(
    { alarmId }: Payload<typeof acknowledgeAlarm>,
    { principal, commandId }: RequestContext,
  ): Promise<Answer<typeof acknowledgeAlarm> | Refused> {
    if (principal.kind !== 'clinician') return refusal('queue.forbidden');
    const known = await this.alarms.find(alarmId);
    const isTheirs = known && isFor(known, principal, await this.leadingAt(principal));
    if (!isTheirs) return refusal('queue.unknown-alarm');
    const alarm = await this.alarms.acknowledge(alarmId, principal, commandId);
    return isRefused(alarm) ? alarm : { alarm };
  }

  private async leadingAt({ careUnitId }: ClinicianPrincipal): Promise<Leading> {
    const [[unit], onShift] = await Promise.all([
      this.units.list(careUnitId),
      this.shifts.onShift(careUnitId),
    ]);
    if (onShift.some(({ lead }) => lead)) return 'at-work';
    return unit?.leadPersonIds?.length ? 'away' : 'nobody';
  }
}
