import type { CaseRow, VisitSnapshot } from '@om/contracts';
import { aggregateSchemaFields, type AggregateFields, type ModelDefinition } from '@om/persistence';
import { Schema } from 'mongoose';
import type { Look } from './looks.js';

/** What the visit's own events tell of a case: a row but for its version and what others tell. */
export type CaseOfVisit = Omit<
  CaseRow,
  'visitId' | 'version' | 'patientOnline' | 'lastMessage' | 'duties' | 'dutySince' | 'lateness'
> & {
  /** By what the visit knows; with what is known here of the patient's coming it is counted in `cameOff`. */
  lateness?: VisitSnapshot['lateness'];
  /** Person of a handover's group who have said no, and to whom it is not shown any more. */
  declinedBy?: string[] | undefined;
  /** Since when an unanswered reply is the whole unit's. */
  replyForUnitAt?: string | undefined;
  /** How a booked visit takes place. */
  visitType?: NonNullable<VisitSnapshot['booking']>['visitType'];
  /** When it was last begun again after its end. */
  resumedAt?: string | undefined;
  /** When it came to its end, whichever end that was. */
  overSince?: string | undefined;
  /** The patient's numbers, for the search among ended cases; never shown. */
  patientNumbers?: string[] | undefined;
};

/** A documentation duty as last heard, `open` while it stands in *Att dokumentera*. */
export interface DutyOfCase {
  readonly dutyId: string;
  readonly version: number;
  readonly personId: string;
  /** Where the clinician cared for the patient. */
  readonly careUnitId: string;
  readonly since: string;
  readonly open: boolean;
}

/**
 * On which tabs a case stands and for whom, and by what it is found: derived from all the rest with every change, so that
 * every tab is one read of one index. Absent = not there.
 */
export interface CasePlaces {
  /** *Väntar*: the booked time of who has checked in, else since when the patient waits. */
  queuedFrom?: string | undefined;
  /** *Väntar*: 1 where somebody has said *Akut* (domain 4.3-24): first of all, whatever the priority. */
  atOnce?: number | undefined;
  /** *Väntar*: 1 for a booked patient whom care has let wait past the time: first among those as urgent. */
  heldUp?: number | undefined;
  /** *Mina aktuella* of this person. */
  mineOf?: string | undefined;
  /** *Överlämningar till mig*: `person:<HSA-id>` or `role:<unit>:<role>`. */
  offeredTo?: string | undefined;
  /** *Nya svar* of this person, and of everyone in the unit; sorted by `replySince`. */
  replyOf?: string | undefined;
  replyOfUnit?: string | undefined;
  replySince?: string | undefined;
  /** *Väntar på patienten* of this person. */
  pausedOf?: string | undefined;
  /** *Besök som gäst* of these persons. */
  guestIds?: string[] | undefined;
  /** *Att dokumentera* of these persons, sorted by the oldest duty. */
  dutyOf?: string[] | undefined;
  oldestDuty?: string | undefined;
  /** Words and numbers an ended case is found by, lower case. */
  searchWords?: string[] | undefined;
  /** How a booked visit came off: `<unit>:booked`, `<unit>:late-patient`, `<unit>:no-show-care` … */
  cameOff?: string[] | undefined;
}

/**
 * A visit as Startsida shows it. `version` is the row's own: it grows with every change, whoever told it, so that a screen
 * can tell which of two rows is newer. `visitVersion` is the version of the visit last taken in, 0 before any: chat may be
 * heard first.
 */
export interface CaseDocument extends AggregateFields, Partial<CaseOfVisit>, CasePlaces {
  visitVersion: number;
  patientOnline: boolean;
  lastMessage?: CaseRow['lastMessage'];
  /** Since when the patient has had a booked visit in view and not, by version, until they have come to it. */
  looks?: readonly Look[] | undefined;
  /** Nobody at the unit is on shift who is responsible for it. */
  responsibleAway?: true | undefined;
  /** The unit and priority it was started at, whatever they are now. */
  startedAs?: VisitSnapshot['startedAs'];
  heardDuties?: DutyOfCase[] | undefined;
  /** Ids of the alarms it ever caused. */
  alarmIds?: string[] | undefined;
}

/** States in which somebody is looked for, waits or can write. */
export const OPEN_STATES: readonly VisitSnapshot['state'][] = [
  'scheduled',
  'waiting',
  'claimed',
  'ongoing',
  'on-hold',
  'async',
];

const { Mixed } = Schema.Types;
const strings = { type: [String], default: undefined };

const fields = {
  ...aggregateSchemaFields,
  visitVersion: { type: Number, required: true },
  patientOnline: { type: Boolean, required: true },
  lastMessage: Mixed,
  looks: { type: [Mixed], default: undefined },
  responsibleAway: Boolean,
  startedAs: Mixed,
  heardDuties: { type: [Mixed], default: undefined },
  alarmIds: strings,
  state: String,
  entry: String,
  careUnitId: String,
  priority: Number,
  reason: String,
  patient: Mixed,
  flags: Mixed,
  wordsAddedAt: String,
  waitingSince: String,
  dueAt: String,
  bookedFor: String,
  bookedWith: Mixed,
  visitType: String,
  responsible: Mixed,
  claimedAt: String,
  claimExpiresAt: String,
  checkedInAt: String,
  startedAt: String,
  resumedAt: String,
  endedAt: String,
  asyncUntil: String,
  unansweredSince: String,
  handover: Mixed,
  declinedBy: strings,
  guests: { type: [Mixed], default: undefined },
  onHoldSince: String,
  emergencyAt: String,
  overdueSince: String,
  replyForUnitAt: String,
  replyEscalatedAt: String,
  lateness: Mixed,
  noShow: Mixed,
  linkedTo: String,
  overSince: String,
  patientNumbers: strings,
  queuedFrom: String,
  atOnce: Number,
  heldUp: Number,
  mineOf: String,
  offeredTo: String,
  replyOf: String,
  replyOfUnit: String,
  replySince: String,
  pausedOf: String,
  guestIds: strings,
  dutyOf: strings,
  oldestDuty: String,
  searchWords: strings,
  cameOff: strings,
} satisfies Record<keyof CaseDocument, unknown>;

const schema = new Schema(fields, { versionKey: false })
  .index({ careUnitId: 1, state: 1, atOnce: -1, priority: 1, heldUp: -1, queuedFrom: 1 })
  .index({ careUnitId: 1, state: 1, entry: 1, atOnce: -1, priority: 1, heldUp: -1, queuedFrom: 1 })
  .index({ careUnitId: 1, state: 1, bookedFor: 1 })
  .index({ careUnitId: 1, 'responsible.personId': 1, state: 1 })
  .index({ careUnitId: 1, 'responsible.personId': 1, overSince: -1 })
  .index({ careUnitId: 1, searchWords: 1, overSince: -1 })
  .index({ 'startedAs.careUnitId': 1, 'startedAs.priority': 1, startedAt: -1 })
  .index({ 'patient.patientId': 1, state: 1 });

/** Only what stands on the tab is in its index: nearly nothing, of nearly all cases. */
const ofTab = (key: keyof CasePlaces, ...order: readonly string[]): void => {
  const by = Object.fromEntries([key, ...order].map((field) => [field, 1 as const]));
  schema.index(by, { partialFilterExpression: { [key]: { $exists: true } } });
};
ofTab('mineOf', 'priority', 'queuedFrom');
ofTab('offeredTo', 'handover.priority', 'handover.proposedAt');
ofTab('replyOf', 'priority', 'replySince');
ofTab('replyOfUnit', 'priority', 'replySince');
ofTab('pausedOf', 'onHoldSince');
ofTab('guestIds', 'priority', 'startedAt');
ofTab('dutyOf', 'oldestDuty');
ofTab('cameOff', 'bookedFor');

/**
 * Collection `cases`: the read model of Startsida. Every tab has an index that begins with what the tab asks for and goes on
 * in its order, so that a read costs what it shows, however many closed cases lie beside.
 */
export const caseModel: ModelDefinition = { name: 'Case', collection: 'cases', schema };
