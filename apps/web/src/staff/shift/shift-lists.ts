import type { checkShift } from '@om/contracts/queue';
import type { z } from 'zod';

type Left = Pick<z.output<typeof checkShift.answer>, 'ongoing' | 'proposed' | 'replies' | 'unsigned'>;

/** What can be left open, in the order it is shown. */
export const SHIFT_LISTS = ['ongoing', 'proposed', 'replies', 'unsigned'] as const;

/** What is left by whom goes on at a unit: the cases of that unit are not. */
export const leftFor = <L extends Left>(left: L, unit: string): L => {
  const kept = SHIFT_LISTS.map((list) => [list, left[list].filter(({ careUnitId }) => careUnitId !== unit)]);
  return { ...left, ...(Object.fromEntries(kept) as Left) };
};

/** Cases that need somebody hold a shift back; unsigned notes alone do not (domain 4.5). */
export const holdsBack = (left: Left): boolean =>
  left.ongoing.length + left.proposed.length + left.replies.length > 0;
