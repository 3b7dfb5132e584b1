import type { VisitSnapshot } from '@om/contracts';
import type { ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';

/** Someone who has cared for the patient, and the unit where they did. */
export interface Participant {
  personId: string;
  careUnitId: string;
}

/** What documentation knows of a visit: enough to prefill a note, and to say who may write one and who owes one. */
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
  /** All who have taken part, in whatever snapshot. Absent = none but the responsibles. */
  participants?: Participant[];
  /** All who have been invited as guests, in whatever snapshot. */
  invited?: (Participant & { name: string })[];
  /** To whom the visit is being handed over now; `null` = nobody. */
  offered?: { careUnitId: string; role: string; personId: string | null } | null;
  /** Who on the care side, other than the responsibles, has written to the patient and when; the earliest counts. */
  writers?: { personId: string; at: string }[];
}

const mixed = Schema.Types.Mixed;
const fields = {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  state: { type: String, required: true },
  careUnitId: { type: String, required: true },
  patientId: { type: String, required: true },
  reason: { type: String, required: true },
  ownWords: String,
  answers: { type: [mixed], required: true },
  responsibles: { type: [String], required: true },
  participants: { type: [mixed], default: undefined },
  invited: { type: [mixed], default: undefined },
  offered: mixed,
  writers: { type: [mixed], default: undefined },
} satisfies Record<keyof DocumentedVisit, unknown>;

/** Collection `visits`: a replica by version. */
export const visitModel: ModelDefinition = {
  name: 'Visit',
  collection: 'visits',
  schema: new Schema(fields, { versionKey: false }),
};
