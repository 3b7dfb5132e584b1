import type { ServerFrame } from '@om/contracts/gateway';
import type { Alarm, CaseRow } from '@om/contracts/queue';
import { toldOf, type Told } from '../handover/told-of.js';
import type { Sound } from './attention-settings.js';

/** Something to tell the person of. Kinds only: no patient, no reason, no name ever goes into a sound or a desktop notice. */
export interface News {
  readonly sound: Sound;
  readonly kind: 'message' | 'handover' | 'handover-answered' | 'emergency';
}

/** Who is asked, and what is on the screen. */
export interface Reader {
  readonly personId: string;
  /** The visit that is shown in a window the person can see; undefined = none. */
  readonly inView: string | undefined;
  /** Since when the page listens; what was written before is in the lists already. ISO instant. */
  readonly since: string;
}

/** The newest message of the patient that has been told of, by visit. */
export type HeardSeqs = ReadonlyMap<string, number>;

/** What a frame of the live connection tells the person; undefined = nothing to be told of. */
export const newsOf = (frame: ServerFrame, reader: Reader, heard: HeardSeqs): News | undefined => {
  if (frame.type === 'case-changed')
    return isNewMessage(frame.row, reader, heard) ? { sound: 'message', kind: 'message' } : undefined;
  if (frame.type === 'alarm')
    return isEmergency(frame.alarm) ? { sound: 'urgent', kind: 'emergency' } : undefined;
  if (frame.type !== 'handover') return undefined;
  const told = toldOf(frame, reader.personId);
  if (!told) return undefined;
  return { sound: 'handover', kind: WAITS_FOR_ANSWER.includes(told.kind) ? 'handover' : 'handover-answered' };
};

const WAITS_FOR_ANSWER: readonly Told['kind'][] = ['proposed', 'reminded'];

/** *Akut* as long as nobody looks after it. */
const isEmergency = ({ kind, acknowledged, overAt }: Alarm): boolean =>
  kind === 'emergency' && !acknowledged && overAt === undefined;

/** A patient has written in a case of the reader's, and it is not in front of them. */
const isNewMessage = (row: CaseRow, { personId, inView, since }: Reader, heard: HeardSeqs): boolean =>
  row.lastMessage?.side === 'patient' &&
  row.lastMessage.at > since &&
  row.responsible?.personId === personId &&
  row.visitId !== inView &&
  row.lastMessage.seq > (heard.get(row.visitId) ?? 0);

/** Whether somebody with the highest priority, or in an emergency, waits and nobody has taken the case (design 8: said until then). */
export const hasUrgent = (waiting: readonly CaseRow[]): boolean =>
  waiting.some(
    ({ priority, emergencyAt, state, responsible }) =>
      (priority === 1 || emergencyAt !== undefined) && state === 'waiting' && responsible === undefined,
  );
