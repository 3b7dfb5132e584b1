import { Inject, Injectable } from '@nestjs/common';
import type { Principal, VisitSnapshot } from '@om/contracts';
import { duplicateKeyOf, modelToken } from '@om/persistence';
import type { Model } from 'mongoose';
import { visitModel, type DocumentedVisit } from './visit.schema.js';

/** Replicas of the visits, and who may document them. */
@Injectable()
export class Visits {
  constructor(@Inject(modelToken(visitModel.name)) private readonly model: Model<DocumentedVisit>) {}

  /** Takes in a snapshot unless a newer one is there. Who has had the case is only ever added, also by an older one. */
  async apply(visit: VisitSnapshot): Promise<void> {
    const { _id, version, ...heard } = replicaOf(visit);
    const update = { $set: { version, ...heard }, $setOnInsert: { responsibles: [] } };
    try {
      await this.model.updateOne({ _id, version: { $lt: version } }, update, { upsert: true });
    } catch (error) {
      if (!duplicateKeyOf(error)) throw error;
    }
    if (!visit.responsible) return;
    await this.model.updateOne({ _id }, { $addToSet: { responsibles: visit.responsible.personId } });
  }

  /** The visit, when the clinician takes or has taken part in it at the unit where they work now; else undefined. */
  async documentedBy(visitId: string, principal: Principal): Promise<DocumentedVisit | undefined> {
    if (principal.kind !== 'clinician') return undefined;
    const visit = await this.model.findById(visitId).lean().exec();
    return visit && mayDocument(visit, principal) ? visit : undefined;
  }
}

/** Those who have had the case may document it, from the unit it belongs to (inre sekretess, domain 2.2). */
export const mayDocument = (
  { careUnitId, responsibles }: Pick<DocumentedVisit, 'careUnitId' | 'responsibles'>,
  clinician: { readonly personId: string; readonly careUnitId: string },
): boolean => careUnitId === clinician.careUnitId && responsibles.includes(clinician.personId);

const replicaOf = (visit: VisitSnapshot): Omit<DocumentedVisit, 'responsibles'> => ({
  _id: visit.visitId,
  version: visit.version,
  careUnitId: visit.careUnitId,
  patientId: visit.patient.patientId,
  reason: visit.reason.label,
  ownWords: visit.ownWords,
  answers: visit.answers,
});
