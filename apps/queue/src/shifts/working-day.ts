import { Injectable } from '@nestjs/common';
import type { ClinicianPrincipal, Principal, Shift } from '@om/contracts';
import { isRefused, refuse, type Payload, type Refused } from '@om/messaging';
import type { checkShift, endShift, keepShift, startShift } from '@om/contracts';
import type { Answer } from '@om/messaging';
import { Alarms } from '../alarms/alarms.js';
import { QUEUE_ERRORS } from '@om/contracts';
import { countsOf, leftBehind, OpenCasesOf } from './open-cases.js';
import { isElsewhere } from './shift.js';
import { Shifts } from './shifts.js';

const NOTHING_OPEN = { ongoing: [], proposed: [], unsigned: [], replies: [] };

/** Beginning and ending to work, so that no case is ever left without somebody who looks after it (domain 4.4 H6). */
@Injectable()
export class WorkingDay {
  constructor(
    private readonly shifts: Shifts,
    private readonly open: OpenCasesOf,
    private readonly alarms: Alarms,
  ) {}

  /** Moving from another unit or role is a forced end there. */
  async start(
    payload: Payload<typeof startShift>,
    who: ClinicianPrincipal,
    commandId: string,
  ): Promise<Answer<typeof startShift> | Refused> {
    const known = await this.shifts.of(who.personId);
    if (known?.onShift && isElsewhere(known, who)) await this.escalate(known, who, who.careUnitId);
    const shift = await this.shifts.start(payload, who, commandId);
    return isRefused(shift) ? shift : { shift };
  }

  /** Somebody is still at work, or has logged in to be. */
  async keep(
    { loginUntil }: Payload<typeof keepShift>,
    who: ClinicianPrincipal,
    commandId: string,
  ): Promise<Answer<typeof keepShift> | Refused> {
    const shift = await this.shifts.keep(who.personId, new Date(loginUntil), { commandId, actor: who });
    return isRefused(shift) ? shift : { shift };
  }

  /** Refuses while there is something to look after, unless it is escalated. */
  async end(
    { escalate = false }: Payload<typeof endShift>,
    who: ClinicianPrincipal,
    commandId: string,
  ): Promise<Answer<typeof endShift> | Refused> {
    const known = await this.shifts.of(who.personId);
    if (known?.onShift && !escalate) {
      const open = await this.open.find(known);
      if (leftBehind(open) > 0) return openCases(countsOf(open));
    }
    if (known?.onShift && escalate) await this.escalate(known, who);
    const shift = await this.shifts.end(who.personId, { commandId, actor: who });
    return isRefused(shift) ? shift : { shift };
  }

  /** A shift that nobody ended. */
  async endForgotten(personId: string, commandId: string, actor: Principal): Promise<void> {
    const known = await this.shifts.of(personId);
    if (!known?.onShift) return;
    await this.escalate(known, actor);
    const shift = await this.shifts.end(personId, { commandId, actor });
    if (isRefused(shift)) throw new Error('the shift could not be ended; the timer comes again');
  }

  /** The login of somebody on shift has gone: as at a forced logout (domain 4.4 H6). */
  async endGone(personId: string, commandId: string, actor: Principal): Promise<void> {
    const gone = await this.shifts.gone(personId);
    if (!gone) return;
    await this.escalate(gone, actor);
    const shift = await this.shifts.endGone(personId, { commandId, actor });
    if (isRefused(shift)) throw new Error('the shift could not be ended; the timer comes again');
  }

  async check(who: ClinicianPrincipal): Promise<Answer<typeof checkShift>> {
    const shift = await this.shifts.of(who.personId);
    return shift ? { shift, ...(await this.open.show(shift, who)) } : NOTHING_OPEN;
  }

  /** The alarm comes before the end: after a crash between the two the end is asked for again, and the alarm is the same. */
  private async escalate(shift: Shift, actor: Principal, goesOnAt?: string): Promise<void> {
    const cases = leftBehind(await this.open.find(shift), goesOnAt);
    if (cases > 0) await this.alarms.shiftLeft(shift, cases, actor);
  }
}

const openCases = (params: Record<string, number>): Refused =>
  refuse('queue.shift-open-cases', QUEUE_ERRORS['queue.shift-open-cases'].title, { params });
