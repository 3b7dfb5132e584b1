import type { VisitSnapshot } from '@om/contracts';
import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** What documentation knows of a visit: enough to prefill a note and to say who may write one. */
export interface DocumentedVisit {
  /** Visit id. */
  _id: string;
  /** Version of the visit this replica shows. */
  version: number;
  state: VisitSnapshot['state'];
  careUnitId: string;
  patientId: string;
  reason: string;
  ownWords: string;
  answers: VisitSnapshot['answers'];
  /** HSA-ids of all who have had the case at the end of some event: they may finish their note after giving it on. */
  responsibles: string[];
}

/** Collection `visits`: a replica by version. */
export const visitModel: ModelDefinition = {
  name: 'Visit',
  collection: 'visits',
  schema: new Schema(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true },
      state: { type: String, required: true },
      careUnitId: { type: String, required: true },
      patientId: { type: String, required: true },
      reason: { type: String, required: true },
      ownWords: String,
      answers: { type: [Schema.Types.Mixed], required: true },
      responsibles: { type: [String], required: true },
    },
    { versionKey: false },
  ),
};
