/** A part of a row that can move into *Fler* when there is no room, the first of `order` last of all. */
export interface RowPart {
  readonly key: string;
  /** CSS pixels, with the space beside it. */
  readonly width: number;
  /** Moves into *Fler* in this order, 1 first; absent: never. */
  readonly leaves?: number;
}

/**
 * Which parts do not fit and stand under *Fler* instead (design 4). The button *Fler* itself takes room as soon as one does.
 * @param room CSS pixels @param moreWidth of the button *Fler*
 */
export const partsUnderMore = (
  parts: readonly RowPart[],
  room: number,
  moreWidth: number,
): ReadonlySet<string> => {
  let used = parts.reduce((sum, part) => sum + part.width, 0);
  const moved = new Set<string>();
  if (used <= room) return moved;
  const movable = parts
    .filter((part) => part.leaves !== undefined)
    .sort((a, b) => (a.leaves ?? 0) - (b.leaves ?? 0));
  for (const part of movable) {
    if (moved.size > 0 && used + moreWidth <= room) break;
    moved.add(part.key);
    used -= part.width;
  }
  return moved;
};
