import type { VisitSnapshot } from '@om/contracts';

/**
 * What chat knows of a visit: a replica of the last snapshot it has heard, replaced as a whole when a newer version comes
 * (architecture 2-2). Instants are ISO 8601 in UTC, as on the wire; they are never compared with chat's own time.
 */
export interface Conversation {
  /** The visit's id; conversation and visit are the same thing seen from two services. */
  _id: string;
  /** Version of the visit this replica shows. */
  version: number;
  state: VisitSnapshot['state'];
  careUnitId: string;
  patient: { patientId: string; name: string; phone?: string | undefined };
  responsible?: VisitSnapshot['responsible'];
  notifyAt: VisitSnapshot['notifyAt'];
  claimNumber: number;
  startedAt?: string | undefined;
  greeting?: string | undefined;
  endedAt?: string | undefined;
  endedAfterSeq?: number | undefined;
  autoMessage?: VisitSnapshot['autoMessage'];
  sealing: boolean;
}

/** The part of a snapshot that chat keeps. Priority, own words and answers are none of its business. */
export const conversationOf = (visit: VisitSnapshot): Conversation => ({
  _id: visit.visitId,
  version: visit.version,
  state: visit.state,
  careUnitId: visit.careUnitId,
  patient: { patientId: visit.patient.patientId, name: visit.patient.name, phone: visit.patient.phone },
  responsible: visit.responsible,
  notifyAt: visit.notifyAt,
  claimNumber: visit.claimNumber,
  startedAt: visit.startedAt,
  greeting: visit.greeting,
  endedAt: visit.endedAt,
  endedAfterSeq: visit.endedAfterSeq,
  autoMessage: visit.autoMessage,
  sealing: visit.sealing,
});

/** Which of two replicas counts: the newer version, so that duplicates and reordering are harmless. */
export const newest = (known: Conversation | null, heard: Conversation): Conversation =>
  known && known.version >= heard.version ? known : heard;
