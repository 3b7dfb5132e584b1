import type { CaseRow, CaseTab } from '@om/contracts/queue';

/** What the status column says: a key of the catalogue with its values, and how it looks. `at` = since or at which instant. */
export type RowStatus =
  | { readonly kind: 'emergency' }
  | { readonly kind: 'handover'; readonly handover: NonNullable<CaseRow['handover']>; readonly mine: boolean }
  | { readonly kind: 'ended' | 'taken' | 'guest' | 'read'; readonly name: string }
  | {
      readonly kind: 'escalated' | 'overdue' | 'hold' | 'noShow' | 'document';
      readonly at: string;
    }
  | { readonly kind: 'linked' | 'checkedIn' | 'online' | 'offline' };

const MINE: readonly CaseTab[] = ['mine', 'handovers', 'on-hold', 'guest', 'replies'];

/**
 * The most important thing of a row, seen by one person on one tab. Akut and a handover that waits come before all else.
 * @param reader the colleague who has the case open in the preview now, if any
 */
export const rowStatus = (row: CaseRow, tab: CaseTab, me: string, reader?: string): RowStatus => {
  if (row.emergencyAt !== undefined) return { kind: 'emergency' };
  if (row.handover)
    return { kind: 'handover', handover: row.handover, mine: row.handover.from.personId === me };
  if (tab === 'to-document' && row.dutySince !== undefined) return { kind: 'document', at: row.dutySince };
  if (tab === 'ended') return endedStatus(row);
  if (row.replyEscalatedAt !== undefined) return { kind: 'escalated', at: row.replyEscalatedAt };
  if (row.noShow?.proposed === true) return { kind: 'noShow', at: row.noShow.at };
  if (row.onHoldSince !== undefined) return { kind: 'hold', at: row.onHoldSince };
  if (tab === 'guest' && row.responsible) return { kind: 'guest', name: row.responsible.name };
  if (row.responsible && row.responsible.personId !== me && !MINE.includes(tab))
    return { kind: 'taken', name: row.responsible.name };
  if (row.overdueSince !== undefined) return { kind: 'overdue', at: row.overdueSince };
  if (reader !== undefined && row.responsible === undefined) return { kind: 'read', name: reader };
  if (row.checkedInAt !== undefined) return { kind: 'checkedIn' };
  return { kind: row.patientOnline ? 'online' : 'offline' };
};

const endedStatus = (row: CaseRow): RowStatus => {
  if (row.linkedTo !== undefined) return { kind: 'linked' };
  return { kind: 'ended', name: row.responsible?.name ?? '' };
};
