import { Injectable } from '@nestjs/common';
import type { claimVisit, resumeVisit, takeOverVisit } from '@om/contracts';
import type { Payload, Refused } from '@om/messaging';
import { Shifts } from '../shifts/shifts.js';
import type { Asked } from './asked.js';
import type { VisitAnswer } from './visit-change.js';
import { Visits } from './visits.js';

type Answered = Promise<VisitAnswer | Refused>;

/** How a clinician takes a case, or goes on with one: looks up who is at work; the rules decide (domain 4.3-6). */
@Injectable()
export class Taking {
  constructor(
    private readonly visits: Visits,
    private readonly shifts: Shifts,
  ) {}

  /** *Ta emot*. */
  async claim({ visitId }: Payload<typeof claimVisit>, asked: Asked): Answered {
    return this.visits.command(visitId, { type: 'claim', ...(await this.atWork(asked)) }, asked);
  }

  /** *Återuppta* (4.3-10 and -14). */
  async resume({ visitId }: Payload<typeof resumeVisit>, asked: Asked): Answered {
    return this.visits.command(visitId, { type: 'resume', ...(await this.atWork(asked)) }, asked);
  }

  /** *Ta över* (H6, 4.6): the rules also ask whether the one who has the case is at work where the case is. */
  takeOver({ visitId }: Payload<typeof takeOverVisit>, asked: Asked): Answered {
    return this.visits.commandAfter(visitId, 'take-over', asked, async ({ responsible, careUnitId }) => {
      const shift = responsible && (await this.shifts.find(responsible.personId));
      const responsibleOnShift = shift?.onShift === true && shift.careUnitId === careUnitId;
      return { responsibleOnShift, ...(await this.atWork(asked)) };
    });
  }

  private async atWork({ principal }: Asked): Promise<{ onShift: boolean }> {
    return { onShift: await this.shifts.isOnShift(principal) };
  }
}
