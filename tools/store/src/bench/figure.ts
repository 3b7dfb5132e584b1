/** One measured figure beside what was asked of it. */
export interface Figure {
  readonly name: string;
  readonly measured: string;
  readonly wanted: string;
  readonly met: boolean;
}

/** Prints the figures; true when all are met. */
export const report = (figures: readonly Figure[]): boolean => {
  for (const { name, measured, wanted, met } of figures)
    console.log(`${met ? 'met   ' : 'missed'}  ${name}: ${measured} (wanted: ${wanted})`);
  return figures.every(({ met }) => met);
};
