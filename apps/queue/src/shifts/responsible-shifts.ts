import { Inject, Injectable } from '@nestjs/common';
import type { Shift } from '@om/contracts';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { newsOfShift } from '../cases/case.js';
import { caseModel, type CaseDocument } from '../cases/case.schema.js';
import { Cases } from '../cases/cases.js';
import type { Told } from '../cases/presences.js';
import { Shifts } from './shifts.js';

/** Open cases of one person that follow their shift. */
const MOST_CASES = 1_000;

/** Keeps every open case true about whether the one who has it is at work, which decides whose its replies are. */
@Injectable()
export class ResponsibleShifts {
  constructor(
    @Inject(modelToken(caseModel.name)) private readonly rows: Model<CaseDocument>,
    private readonly cases: Cases,
    private readonly shifts: Shifts,
  ) {}

  /** Brings a person's shift to the cases that wait for them. */
  async spread(personId: string, told: Told): Promise<void> {
    const own = [{ mineOf: personId }, { pausedOf: personId }, { replyOf: personId }];
    const found = await Promise.all(
      own.map((filter) => this.rows.find(filter).limit(MOST_CASES).select('_id').lean().exec()),
    );
    const visitIds = [...new Set(found.flat().map(({ _id }) => _id))];
    await this.bring(personId, visitIds, told);
  }

  /**
   * Brings it to one case. Called after the visit has been taken in: of this and a change of the shift, the one that comes
   * last sees what the other wrote.
   */
  async refresh({ _id, responsible, state, unansweredSince }: CaseDocument, told: Told): Promise<void> {
    const isAtWork = state === 'claimed' || state === 'ongoing' || state === 'on-hold';
    if (!responsible || !(isAtWork || unansweredSince !== undefined)) return;
    await this.bring(responsible.personId, [_id], told);
  }

  private async bring(
    personId: string,
    visitIds: readonly string[],
    { eventId, actor }: Told,
  ): Promise<void> {
    if (visitIds.length === 0) return;
    const shift = await this.shifts.of(personId);
    const news = (row: CaseDocument) => newsOfShift(row, personId, !worksAt(row, shift));
    await Promise.all(visitIds.map((visitId) => this.cases.hear({ visitId, eventId, actor, news })));
  }
}

/** Who works at another unit now cannot write in a case of this one, and so cannot answer its replies. */
const worksAt = ({ careUnitId }: CaseDocument, shift: Shift | undefined): boolean =>
  shift?.onShift === true && shift.careUnitId === (careUnitId ?? shift.careUnitId);
