import { Inject, Injectable } from '@nestjs/common';
import type { listPunctuality } from '@om/contracts';
import { refuse, type Answer, type Payload, type Refused } from '@om/messaging';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import type { CameOff } from './came-off.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import { dayInStockholm } from './stockholm.js';

const DAY_MS = 86_400_000;
/** Longest stretch one question is about, days. */
const LONGEST_DAYS = 92;

/** How booked visits came off. */
@Injectable()
export class Punctuality {
  constructor(@Inject(modelToken(caseModel.name)) private readonly model: Model<CaseDocument>) {}

  /** Counts by index, from the beginning of the first Swedish day to the end of the last. */
  async of(
    careUnitId: string,
    { from, to }: Payload<typeof listPunctuality>,
  ): Promise<Answer<typeof listPunctuality> | Refused> {
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    if (days < 0 || days > LONGEST_DAYS) return refuse('queue.invalid', 'at most 92 days', { field: 'to' });
    const within = { $gte: dayInStockholm(from).from, $lt: dayInStockholm(to).to };
    const count = (fact: CameOff): Promise<number> =>
      this.model.countDocuments({ cameOff: `${careUnitId}:${fact}`, bookedFor: within }).exec();
    const [booked, patientAbsent, careAbsent, patientLate, careLate] = await Promise.all([
      count('booked'),
      count('no-show-patient'),
      count('no-show-care'),
      count('late-patient'),
      count('late-care'),
    ]);
    return {
      booked,
      noShow: { patient: patientAbsent, care: careAbsent },
      late: { patient: patientLate, care: careLate },
    };
  }
}
