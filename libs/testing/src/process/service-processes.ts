import type { ServiceName } from '@om/contracts';
import { messagingConfig } from '@om/messaging';
import type { TestInfrastructure } from '../test-infrastructure.js';
import { freePort, readyIs, spawnProcess, type SpawnedProcess } from './spawned-process.js';

/** What single services are given besides what all are; absent services are given nothing more. */
export type OwnEnvironments = Partial<Record<ServiceName, Record<string, string>>>;

/** Made-up units, staff, patients and cases, as in `npm start`. Visit needs queue for its part, and is not ready before. */
export const DEMO: OwnEnvironments = {
  queue: { SEED: 'demo' },
  visit: { SEED: 'demo' },
  chat: { PUBLIC_URL: 'http://localhost' },
};

/**
 * Our services as the processes they are, built, in one suite's namespace: for tests of a part that needs the others for real, as
 * the gateway. Apps never import apps, so this is how they meet. `node tools/launcher/run.mjs int` builds all of them first.
 */
export class ServiceProcesses {
  private readonly running = new Map<ServiceName, SpawnedProcess>();

  constructor(
    private readonly infrastructure: TestInfrastructure,
    private readonly own: OwnEnvironments = DEMO,
  ) {}

  /** Starts services, also such that have been stopped or killed; resolves when all are ready. */
  async start(...names: ServiceName[]): Promise<void> {
    await Promise.all(names.map((name) => this.startOne(name)));
  }

  /** Stops a service, if it runs, and starts it with this besides what all are given. */
  async restart(name: ServiceName, own: Record<string, string>): Promise<void> {
    await this.stop(name);
    await this.startOne(name, own);
  }

  /** Stops them in order (SIGTERM); resolves when they have ended. */
  async stop(...names: ServiceName[]): Promise<void> {
    await Promise.all(names.map((name) => this.end(name, 'SIGTERM')));
  }

  /** Ends them as a crash would; resolves when they have ended. */
  async kill(...names: ServiceName[]): Promise<void> {
    await Promise.all(names.map((name) => this.end(name, 'SIGKILL')));
  }

  /** Freezes a service: it holds its connections and answers nothing. */
  freeze(name: ServiceName): void {
    this.running.get(name)?.kill('SIGSTOP');
  }

  /** Lets a frozen service go on. */
  thaw(name: ServiceName): void {
    this.running.get(name)?.kill('SIGCONT');
  }

  /** Keeps no test run waiting for those that run. */
  unref(): void {
    for (const spawned of this.running.values()) spawned.unref();
  }

  /** Everything a running service has logged. */
  log(name: ServiceName): string {
    return this.running.get(name)?.log() ?? '';
  }

  /** Ends everything that runs. */
  async stopAll(): Promise<void> {
    await this.kill(...this.running.keys());
  }

  private async startOne(name: ServiceName, own = this.own[name]): Promise<void> {
    const env = this.infrastructure.envFor(name, own);
    const { AMQP_URL = '', NAMESPACE = '' } = env;
    const { topology } = messagingConfig({ AMQP_URL, NAMESPACE, SERVICE_NAME: name });
    this.infrastructure.owns({ topology, database: `${NAMESPACE}_${name}` });
    const spawned = spawnProcess(`apps/${name}/dist/main.js`, await freePort(), env);
    this.running.set(name, spawned);
    await readyIs(spawned, 200);
  }

  private async end(name: ServiceName, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const spawned = this.running.get(name);
    spawned?.kill(signal);
    this.running.delete(name);
    await spawned?.ended;
  }
}
