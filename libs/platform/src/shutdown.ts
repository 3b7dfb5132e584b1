import { Logger, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { Readiness } from './readiness.js';

/**
 * What happens after the consumers are drained, in this order: `flush` empties the outbox, `close` shuts connections.
 * Nest runs the shutdown hooks of modules by their distance from the root, which says nothing about this order.
 */
export type ShutdownPhase = 'flush' | 'close';
const PHASES: readonly ShutdownPhase[] = ['flush', 'close'];

/** Runs the end of the process in order: not ready, timers stop, consumers drain (Nest), outbox, connections. */
export class Shutdown implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger(Shutdown.name);
  private readonly steps: {
    phase: ShutdownPhase | 'intake';
    name: string;
    run: () => Promise<void> | void;
  }[] = [];

  constructor(private readonly readiness: Readiness) {}

  /** Adds a step; `intake` steps stop new work before Nest drains servers and consumers. */
  register(phase: ShutdownPhase | 'intake', name: string, run: () => Promise<void> | void): void {
    this.steps.push({ phase, name, run });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.readiness.stop();
    await this.run('intake');
  }

  async onApplicationShutdown(): Promise<void> {
    for (const phase of PHASES) await this.run(phase);
  }

  private async run(phase: ShutdownPhase | 'intake'): Promise<void> {
    const steps = this.steps.filter((step) => step.phase === phase);
    const results = await Promise.allSettled(steps.map(async ({ run }) => run()));
    results.forEach((result, index) => {
      if (result.status === 'rejected') {
        this.logger.error({
          msg: 'shutdown step failed',
          step: steps[index]?.name,
          err: result.reason as unknown,
        });
      }
    });
  }
}
