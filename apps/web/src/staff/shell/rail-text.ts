import type { CaseRow } from '@om/contracts/queue';
import { elapsedText } from '../../time/elapsed.js';
import { clockTime, duration, minutesBetween, type Language } from '../../time/swedish-time.js';

/** What the third line of a case in *Mina aktuella* says, as a key of the catalogue with its values. */
export type RailText =
  | { readonly key: 'notStarted' | 'waitsForPatient' | 'ongoing' | 'onHold' }
  | { readonly key: 'handoverTo'; readonly to: NonNullable<CaseRow['handover']>['to']; readonly wait: string }
  | { readonly key: 'waitsForYou'; readonly wait: string }
  | { readonly key: 'ended'; readonly time: string };

/** Who waits for whom in a case of mine. */
export const railText = (row: CaseRow, now: number, language: Language): RailText => {
  if (row.handover && row.handover.from.personId === row.responsible?.personId)
    return {
      key: 'handoverTo',
      to: row.handover.to,
      wait: elapsedText(row.handover.proposedAt, now),
    };
  if (row.state === 'claimed') return { key: 'notStarted' };
  const wantsAnswer =
    row.unansweredSince ?? (row.lastMessage?.side === 'patient' ? row.lastMessage.at : undefined);
  if (row.state === 'async' && row.unansweredSince === undefined)
    return { key: 'ended', time: clockTime(row.endedAt ?? now) };
  if (wantsAnswer !== undefined)
    return {
      key: 'waitsForYou',
      wait: duration(minutesBetween(wantsAnswer, new Date(now).toISOString()), language),
    };
  if (row.onHoldSince !== undefined) return { key: 'onHold' };
  if (row.lastMessage?.side === 'care') return { key: 'waitsForPatient' };
  return { key: 'ongoing' };
};

/** Two signs for the narrow rail: the number of a test person, else the first letters of the first and last name. */
export const initials = (name: string): string => {
  const number = /-(\d{2})$/.exec(name)?.[1];
  if (number !== undefined) return number;
  const words = name.split(/\s+/);
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
};
