import { Inject, Injectable } from '@nestjs/common';
import { COUNTED_AT_MOST, type Principal, type waitingEstimate } from '@om/contracts';
import type { Answer, Payload, Refused } from '@om/messaging';
import { modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { refusal } from '../queue.errors.js';
import { Units } from '../units/units.js';
import { caseModel, type CaseDocument } from './case.schema.js';
import type { Filter } from './tabs.js';
import { estimateFrom, LAST_STARTS, openMinutesBetween } from './waits.js';

/** How long one waits at a unit, and in which place. */
@Injectable()
export class WaitingEstimate {
  constructor(
    @Inject(modelToken(caseModel.name)) private readonly model: Model<CaseDocument>,
    private readonly units: Units,
  ) {}

  /** A patient may ask about an own visit; its priority decides, and is not told. */
  async estimate(
    { careUnitId, visitId, priority }: Payload<typeof waitingEstimate>,
    principal: Principal,
  ): Promise<Answer<typeof waitingEstimate> | Refused> {
    const visit = visitId === undefined ? null : await this.model.findById(visitId).lean().exec();
    if (principal.kind === 'patient' && visit?.patient?.patientId !== principal.personId) {
      return visit ? refusal('queue.forbidden') : {};
    }
    const asked = visit ?? { careUnitId, priority };
    if (asked.careUnitId === undefined || asked.priority === undefined) return {};
    const minutes = await this.minutesAt(asked.careUnitId, asked.priority);
    const place = visit?.state === 'waiting' ? await this.placeOf(visit) : undefined;
    return { ...(minutes === undefined ? {} : { minutes }), ...(place === undefined ? {} : { place }) };
  }

  private async minutesAt(careUnitId: string, priority: number): Promise<number | undefined> {
    const [started, [unit]] = await Promise.all([
      this.model
        .find(lastStarted(careUnitId, priority))
        .sort({ startedAt: -1 })
        .limit(LAST_STARTS)
        .lean()
        .exec(),
      this.units.list(careUnitId),
    ]);
    const waits = started.flatMap(({ waitingSince, startedAt }) =>
      waitingSince === undefined || startedAt === undefined
        ? []
        : [openMinutesBetween(unit?.openingHours, new Date(waitingSince), new Date(startedAt))],
    );
    return estimateFrom(waits);
  }

  /** How many stand before it, in the order of `BY_TURN`. */
  private async placeOf(visit: CaseDocument): Promise<number | undefined> {
    const before = aheadOf(visit);
    const counted = before.map((filter) => this.model.countDocuments(filter).limit(COUNTED_AT_MOST).exec());
    const ahead = (await Promise.all(counted)).reduce((sum, count) => sum + count, 0);
    return ahead < COUNTED_AT_MOST ? ahead + 1 : undefined;
  }
}

/** Those in an emergency, those more urgent, those as urgent who were held up at a booked time, and those alike who have waited longer. */
const aheadOf = ({ careUnitId, atOnce, priority, heldUp, queuedFrom }: CaseDocument): Filter[] => {
  const all = { careUnitId, state: 'waiting' };
  const here = { ...all, atOnce: atOnce ?? null };
  return [
    ...(atOnce ? [] : [{ ...all, atOnce: 1 }]),
    { ...here, priority: { $lt: priority } },
    ...(heldUp ? [] : [{ ...here, priority, heldUp: 1 }]),
    { ...here, priority, heldUp: heldUp ?? null, queuedFrom: { $lt: queuedFrom } },
  ];
};

/**
 * The visits that were started last at a unit and a priority, wherever and as how urgent they are now: handed over, a visit is no
 * start where it goes on, and stays one where it began. A booked patient does not wait in the queue.
 */
export const lastStarted = (careUnitId: string, priority: number): Filter => ({
  'startedAs.careUnitId': careUnitId,
  'startedAs.priority': priority,
  entry: 'drop-in',
  startedAt: { $gt: '' },
});
