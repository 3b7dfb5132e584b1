import type { CaseRow, CaseTab } from '@om/contracts/queue';
import { clockTime, duration, minutesBetween, relativeTime, type Language } from '../../time/swedish-time.js';

/** What the wait column says of a case; `late` is past the priority's target (domain 4.6). */
export interface WaitText {
  readonly text: string;
  readonly late: boolean;
  /** The number belongs to a time to come ("Om 11 min"). */
  readonly ahead: boolean;
}

const NOTHING: WaitText = { text: '', late: false, ahead: false };

/** How long the patient has waited, how long until the booked time, or when it ended. */
export const waitText = (row: CaseRow, tab: CaseTab, now: number, language: Language): WaitText => {
  const nowIso = new Date(now).toISOString();
  if (tab === 'ended')
    return row.endedAt === undefined ? NOTHING : plain(relativeTime(row.endedAt, now, language));
  const since = sinceOf(row, tab);
  if (
    tab !== 'to-document' &&
    row.bookedFor !== undefined &&
    Date.parse(row.bookedFor) > now &&
    row.state !== 'ongoing'
  ) {
    const minutes = minutesBetween(nowIso, row.bookedFor);
    if (minutes < 120) return { text: duration(minutes, language), late: false, ahead: true };
    return plain(relativeTime(row.bookedFor, now, language));
  }
  if (since === undefined) return row.bookedFor === undefined ? NOTHING : plain(clockTime(row.bookedFor));
  const late = row.dueAt !== undefined && Date.parse(row.dueAt) < now && row.state === 'waiting';
  return { text: duration(minutesBetween(since, nowIso), language), late, ahead: false };
};

/** From when the wait of a tab counts. */
const sinceOf = (row: CaseRow, tab: CaseTab): string | undefined => {
  switch (tab) {
    case 'waiting':
    case 'booked':
      return row.waitingSince;
    case 'handovers':
      return row.handover?.proposedAt;
    case 'on-hold':
      return row.onHoldSince;
    case 'to-document':
      return row.dutySince;
    case 'ended':
      return undefined;
    case 'mine':
    case 'replies':
    case 'guest':
      return row.unansweredSince ?? row.waitingSince;
  }
};

const plain = (text: string): WaitText => ({ text, late: false, ahead: false });

/** Which row comes next when the chosen one has left the list: the one that now stands in its place, else the last. */
export const rowAfter = (
  before: readonly string[],
  now: readonly string[],
  gone: string,
): string | undefined => {
  if (now.length === 0) return undefined;
  const later = before.slice(before.indexOf(gone) + 1).find((id) => now.includes(id));
  return later ?? now.at(-1);
};

/** Where an arrow, Home or End leads in a list. */
export const moved = (length: number, index: number, key: string): number | undefined => {
  switch (key) {
    case 'ArrowDown':
      return Math.min(length - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
};
