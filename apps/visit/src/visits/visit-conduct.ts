import { Injectable } from '@nestjs/common';
import {
  PROFESSIONS,
  type CareUnit,
  type endVisit,
  type extendAsync,
  type Principal,
  type reopenVisit,
  type startVisit,
} from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { fillGreeting, type PersonTriggers, type VisitAction } from '@om/visit-state';
import { refused } from '../refusals.js';
import { Shifts } from '../shifts/shifts.js';
import { Units } from '../units/units.js';
import type { Asked } from './asked.js';
import type { VisitAnswer } from './visit-change.js';
import { Visits } from './visits.js';

type Answered = Promise<VisitAnswer | Refused>;

/** Start of a visit and length of its asynchronous phase, which follow the settings of its unit. */
@Injectable()
export class VisitConduct {
  constructor(
    private readonly visits: Visits,
    private readonly units: Units,
    private readonly shifts: Shifts,
  ) {}

  /** *Starta besök*: the unit's greeting, with who greets, becomes message 1 (domain 4.3-8). */
  start({ visitId, expectedVersion }: Payload<typeof startVisit>, asked: Asked): Answered {
    return this.byUnit(visitId, 'start', asked, (unit) => ({
      expectedVersion,
      greeting: greetingBy(asked.principal, unit),
    }));
  }

  /** *Avsluta besök* with the chosen asynchronous phase and *Meddelande* (domain 4.3-11). */
  end({ visitId, async: phase, ...payload }: Payload<typeof endVisit>, asked: Asked): Answered {
    return this.byUnit(visitId, 'end', asked, (settings) => ({ ...payload, phase, settings }));
  }

  /** *Förläng* (domain 4.3-13). */
  extend({ visitId, async: phase }: Payload<typeof extendAsync>, asked: Asked): Answered {
    return this.byUnit(visitId, 'extend-async', asked, (settings) => ({ phase, settings }));
  }

  /** *Öppna igen* (domain 4.3-17). */
  reopen({ visitId, reason, async: phase }: Payload<typeof reopenVisit>, asked: Asked): Answered {
    return this.byUnit(visitId, 'reopen', asked, async (settings) => ({
      reason,
      phase,
      settings,
      onShift: await this.shifts.isOnShift(asked.principal),
    }));
  }

  /** A command with what the settings of the visit's unit bring along. */
  private byUnit<A extends VisitAction>(
    visitId: string,
    action: A,
    asked: Asked,
    along: (unit: CareUnit) => PersonTriggers[A] | Promise<PersonTriggers[A]>,
  ): Answered {
    return this.visits.commandAfter(visitId, action, asked, async ({ careUnitId }) => {
      const unit = await this.units.find(careUnitId);
      return unit ? along(unit) : refused('visit.unknown-unit', 'Its unit is unknown');
    });
  }
}

const greetingBy = (principal: Principal, { greeting }: CareUnit): string =>
  principal.kind === 'clinician'
    ? fillGreeting(greeting, { name: principal.name, profession: PROFESSIONS[principal.profession] })
    : '';
