import { Injectable } from '@nestjs/common';
import type { ClinicianPrincipal, Principal, Shift } from '@om/contracts';
import { isRefused, refuse, type Payload, type Refused } from '@om/messaging';
import type { checkShift, endShift, keepShift, startShift } from '@om/contracts';
import type { Answer } from '@om/messaging';
import { Alarms } from '../alarms/alarms.js';
import { QUEUE_ERRORS } from '@om/contracts';
import { countsOf, leftBehind, leftFor, OpenCasesOf, type OpenCases } from './open-cases.js';
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

  /** Moving from another unit or role is an end there, and refused as that is. */
  async start(
    payload: Payload<typeof startShift>,
    who: ClinicianPrincipal,
    commandId: string,
  ): Promise<Answer<typeof startShift> | Refused> {
    const known = await this.shifts.of(who.personId);
    if (known?.onShift && isElsewhere(known, who)) {
      const open = leftFor(await this.open.find(known), who.careUnitId);
      const refused = await this.leave(known, open, { ...payload, actor: who });
      if (refused) return refused;
    }
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
    payload: Payload<typeof endShift>,
    who: ClinicianPrincipal,
    commandId: string,
  ): Promise<Answer<typeof endShift> | Refused> {
    const known = await this.shifts.of(who.personId);
    if (known?.onShift) {
      const refused = await this.leave(known, await this.open.find(known), { ...payload, actor: who });
      if (refused) return refused;
    }
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

  /** The shift ends against its person's will, or without it. */
  private async escalate(shift: Shift, actor: Principal): Promise<void> {
    await this.leave(shift, await this.open.find(shift), { escalate: true, actor });
  }

  /**
   * What is open when a shift ends holds it back, unless it is escalated. The alarm comes before the end: after a crash between
   * the two the end is asked for again, and the alarm is the same.
   */
  private async leave(
    shift: Shift,
    open: OpenCases,
    { escalate = false, actor }: Leaving,
  ): Promise<Refused | undefined> {
    const cases = leftBehind(open);
    if (cases > 0 && !escalate) return openCases(countsOf(open));
    if (cases > 0) await this.alarms.shiftLeft(shift, cases, actor);
    return undefined;
  }
}

/** Who ends a shift, and whether what is open is left to the unit lead. */
interface Leaving {
  readonly escalate?: boolean | undefined;
  readonly actor: Principal;
}

const openCases = (params: Record<string, number>): Refused =>
  refuse('queue.shift-open-cases', QUEUE_ERRORS['queue.shift-open-cases'].title, { params });
