/** One numbered step of the walk: what it shows, and how. A step throws with a sentence when it is not so. */
export interface Step<W> {
  /** The seed's numbering, e.g. `2.1-1`; `–` for what it takes for granted or does not know. */
  readonly number: string;
  readonly says: string;
  readonly run: (world: W) => Promise<void>;
}

/** Walks the steps in order and tells each; stops at the first that fails, because the next ones build on it. */
export const walk = async <W>(
  steps: readonly Step<W>[],
  world: W,
  tell: (line: string) => void,
): Promise<{ passed: number; failed: number }> => {
  let passed = 0;
  for (const { number, says, run } of steps) {
    const line = `${number.padEnd(6)} ${says}`;
    try {
      await run(world);
      tell(`${line} … ok`);
      passed += 1;
    } catch (cause) {
      tell(`${line} … ${cause instanceof Error ? cause.message : String(cause)}`);
      return { passed, failed: 1 };
    }
  }
  return { passed, failed: 0 };
};

/** Fails the step with a sentence unless the condition holds. */
export function ensure(condition: unknown, otherwise: string): asserts condition {
  if (!condition) throw new Error(otherwise);
}
