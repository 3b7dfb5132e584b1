import type { shiftType } from '@om/contracts/queue';
import type { TFunction } from 'i18next';
import type { z } from 'zod';

export type ShiftType = z.output<typeof shiftType>;

/** Somebody who is on shift, in a list to choose from. */
interface OnShift {
  readonly name: string;
  readonly shiftType: ShiftType;
}

/** Orders those who can be asked: the first in line before those behind, each by name. */
export const byShiftType = (one: OnShift, other: OnShift): number =>
  one.shiftType.localeCompare(other.shiftType) || one.name.localeCompare(other.name, 'sv');

/** What is said after the name of somebody who is behind; nothing of those who are first in line, as nearly everyone is. */
export const andBehind = (
  { shiftType }: { readonly shiftType?: ShiftType | undefined },
  t: TFunction<['staff', 'shared']>,
): string => (shiftType === 'secondary' ? `, ${t('shiftType.secondary')}` : '');
