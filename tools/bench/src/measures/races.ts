import type { RaceResult } from '../generator/protocol.js';
import type { Scene } from '../scene.js';

const RACERS = 4;

/** Several press *Ta emot* for the same case at once; one must get it. */
export const measureRaces = async ({ generator, plan, tell }: Scene): Promise<RaceResult> => {
  const result = await generator.ask('races', { count: plan.races, racers: RACERS });
  const { p50, p99 } = result.latency;
  tell(
    `Ta emot: ${result.races} races of ${RACERS}, ${result.unfair} without exactly one winner, p50 ${p50.toFixed(1)} p99 ${p99.toFixed(1)} ms`,
  );
  return result;
};
