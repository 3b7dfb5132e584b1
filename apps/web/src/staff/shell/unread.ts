import type { CaseRow } from '@om/contracts/queue';
import { useSyncExternalStore } from 'react';
import { useLink } from '../../connection/link.js';

const keyOf = (visitId: string): string => `read:${visitId}`;

/**
 * How many messages of a case this person has not seen. The list only knows the last message, so the number is counted from
 * what was in view last in this browser; an unknown start counts as one.
 */
export const unreadCount = (last: CaseRow['lastMessage'], readSeq: number | undefined): number => {
  if (last?.side !== 'patient') return 0;
  if (readSeq === undefined) return 1;
  return Math.max(0, last.seq - readSeq);
};

/** Unread numbers of the own cases, and a way to say what has been seen. */
export const useUnread = () => {
  const { drafts } = useLink();
  useSyncExternalStore(
    (tell) =>
      drafts.changes.add((key) => {
        if (key.startsWith('read:')) tell();
      }),
    () =>
      drafts
        .keys('read:')
        .map((key) => drafts.get(key))
        .join(),
  );
  return {
    unreadOf: (row: CaseRow): number => {
      const kept = drafts.get(keyOf(row.visitId));
      return unreadCount(row.lastMessage, kept === undefined ? undefined : Number(kept));
    },
    markRead: (visitId: string, seq: number): void => {
      if (seq > Number(drafts.get(keyOf(visitId)) ?? 0)) drafts.set(keyOf(visitId), String(seq));
    },
  };
};
