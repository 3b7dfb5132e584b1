import type { Duty } from '@om/contracts/documentation';
import { DUTY_LOCK } from '@om/visit-state';

/** How far it has come with a duty that is left (domain 4.6); each with when, as the reader needs it. */
export type DutyStage =
  | { readonly kind: 'new' }
  | { readonly kind: 'reminded' | 'locked'; readonly at: string }
  | { readonly kind: 'escalated'; readonly at: string; readonly locksAt: string }
  | { readonly kind: 'unlocked'; readonly unlocked: NonNullable<Duty['unlocked']> };

const DAY_MS = 86_400_000;

/** The latest step of a duty. An opening counts while it lasts; then the note is locked since its end. */
export const dutyStage = (
  { openedAt, remindedAt, escalatedAt, lockedAt, unlocked }: Duty,
  now: number,
): DutyStage => {
  if (unlocked && Date.parse(unlocked.until) > now) return { kind: 'unlocked', unlocked };
  if (lockedAt !== undefined) return { kind: 'locked', at: unlocked?.until ?? lockedAt };
  if (escalatedAt !== undefined) {
    const locksAt = new Date(Date.parse(openedAt) + DUTY_LOCK.days * DAY_MS).toISOString();
    return { kind: 'escalated', at: escalatedAt, locksAt };
  }
  return remindedAt === undefined ? { kind: 'new' } : { kind: 'reminded', at: remindedAt };
};
