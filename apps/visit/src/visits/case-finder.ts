import { Inject, Injectable } from '@nestjs/common';
import type { VisitSnapshot } from '@om/contracts';
import { modelToken } from '@om/persistence';
import { UNFINISHED_STATES } from '@om/visit-state';
import type { Model } from 'mongoose';
import type { VisitDocument } from './visit.schema.js';

/** Most cases in one answer; as the contracts say. */
const MOST_OWN = 200;
const MOST_EARLIER = 20;

/** Looks up cases by whom they are about; every search is by an indexed field. */
@Injectable()
export class CaseFinder {
  constructor(@Inject(modelToken('Visit')) private readonly model: Model<VisitDocument>) {}

  /** A patient's cases, newest first. */
  ownCases(patientId: string): Promise<VisitSnapshot[]> {
    return this.newestFirst({ 'visit.patient.patientId': patientId }, MOST_OWN);
  }

  /** The patient's other cases at the unit of a visit, newest first. */
  earlierCases({ visitId, patient, careUnitId }: VisitSnapshot): Promise<VisitSnapshot[]> {
    const others = { _id: { $ne: visitId }, 'visit.careUnitId': careUnitId };
    return this.newestFirst({ 'visit.patient.patientId': patient.patientId, ...others }, MOST_EARLIER);
  }

  /** The unfinished case that stands in the way of another one for the same reason. */
  async unfinishedLike({ patient, careUnitId, reason }: VisitSnapshot): Promise<VisitSnapshot | undefined> {
    const [found] = await this.newestFirst(
      {
        'visit.patient.patientId': patient.patientId,
        sentTo: careUnitId,
        'visit.reason.code': reason.code,
        unfinished: true,
      },
      1,
    );
    return found;
  }

  /** The patient's cases at a unit that are not over, newest first. */
  async openAt(patientId: string, careUnitId: string): Promise<VisitSnapshot[]> {
    const found = await this.newestFirst(
      { 'visit.patient.patientId': patientId, 'visit.careUnitId': careUnitId },
      MOST_EARLIER,
    );
    return found.filter(({ state }) => UNFINISHED_STATES.includes(state) || state === 'async');
  }

  /** The cases that were closed as duplicates of a visit. */
  linkedTo(visitId: string): Promise<VisitSnapshot[]> {
    return this.newestFirst({ 'visit.linkedTo.visitId': visitId }, MOST_EARLIER);
  }

  private async newestFirst(filter: Record<string, unknown>, limit: number): Promise<VisitSnapshot[]> {
    const found = await this.model
      .find(filter)
      .sort({ 'visit.createdAt': -1 })
      .limit(limit)
      .select('visit')
      .lean()
      .exec();
    return found.map(({ visit }) => visit);
  }
}
