import { setTimeout as sleep } from 'node:timers/promises';

/** Whether each part answers, by name. */
export type ReadinessReport = Readonly<Record<string, boolean>>;

const CHECK_TIMEOUT_MS = 1_000;
const POLL_MS = 25;

/** What this process needs to work. Parts register; `/health/ready` and the consumers ask. */
export class Readiness {
  private readonly checks = new Map<string, () => Promise<boolean> | boolean>();
  private stopping = false;

  /** Adds a part; `check` may be asynchronous and counts as false when it throws or takes over a second. */
  register(name: string, check: () => Promise<boolean> | boolean): void {
    this.checks.set(name, check);
  }

  /** Every part by name, and `running`, which turns false when the process begins to stop. */
  async report(): Promise<ReadinessReport> {
    const parts = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await settle(check)] as const),
    );
    return { running: !this.stopping, ...Object.fromEntries(parts) };
  }

  /** True when every part answers. */
  async isReady(): Promise<boolean> {
    return Object.values(await this.report()).every(Boolean);
  }

  /** Whether one part answers; a part nobody registered does not stand in the way. */
  async has(name: string): Promise<boolean> {
    const check = this.checks.get(name);
    return check === undefined || settle(check);
  }

  /** Waits for a part, such as the store before consuming begins; false when the process stops before it came. */
  async until(name: string): Promise<boolean> {
    while (!this.stopping) {
      if (await this.has(name)) return true;
      await sleep(POLL_MS);
    }
    return false;
  }

  /** Called first on SIGTERM: load balancers stop sending here. */
  stop(): void {
    this.stopping = true;
  }
}

const settle = async (check: () => Promise<boolean> | boolean): Promise<boolean> => {
  const given = new AbortController();
  const late = sleep(CHECK_TIMEOUT_MS, false, { signal: given.signal }).catch(() => false);
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    given.abort();
  }
};
