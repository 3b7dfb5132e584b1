import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, readyIs, spawnProcess, type SpawnedProcess } from './spawned-process.js';

const DOORS = ['staff', 'patient'] as const;

/** The development logins (`tools/oidc`) as a process: the real OpenID Connect provider that a gateway logs people in by. */
export class LoginProcess {
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'om-oidc-'));
  private readonly secret = randomBytes(24).toString('hex');
  private spawned: SpawnedProcess | undefined;

  private constructor(
    private readonly gatewayUrl: URL,
    private readonly port: number,
  ) {}

  /** For a gateway at this address; {@link restart} starts it. */
  static async prepare(gatewayUrl: URL): Promise<LoginProcess> {
    return new LoginProcess(gatewayUrl, await freePort());
  }

  /** What a gateway must know of it, in environment variables. */
  get environment(): Record<string, string> {
    return Object.fromEntries(
      DOORS.flatMap((door) => [
        [`${door.toUpperCase()}_OIDC_ISSUER`, this.issuer(door)],
        [`${door.toUpperCase()}_OIDC_CLIENT_ID`, door],
        [`${door.toUpperCase()}_OIDC_CLIENT_SECRET`, this.secret],
      ]),
    );
  }

  issuer(door: (typeof DOORS)[number]): string {
    return `http://localhost:${this.port}/${door}`;
  }

  /** Starts it (again), at the same address and with the same keys. */
  async restart(): Promise<void> {
    const clients = DOORS.flatMap((door) => [
      [`${door.toUpperCase()}_CLIENT_ID`, door],
      [`${door.toUpperCase()}_CLIENT_SECRET`, this.secret],
      [`${door.toUpperCase()}_REDIRECT_URIS`, new URL(`/api/${door}/callback`, this.gatewayUrl).href],
    ]);
    this.spawned = spawnProcess('tools/oidc/dist/main.js', this.port, {
      NODE_ENV: 'test',
      ISSUER_URL: `http://localhost:${this.port}`,
      DATA_DIR: this.dataDir,
      ...(Object.fromEntries(clients) as Record<string, string>),
    });
    await readyIs(this.spawned, 200);
  }

  /** Keeps no test run waiting for it. */
  unref(): void {
    this.spawned?.unref();
  }

  /** Ends it, as if it were away. */
  async kill(): Promise<void> {
    this.spawned?.kill('SIGKILL');
    await this.spawned?.ended;
  }

  /** Ends it and removes what it kept. */
  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true });
  }
}
