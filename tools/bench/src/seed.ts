import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { endingWithUs } from './processes.js';
import type { Scene } from './scene.js';

const run = promisify(execFile);

/** Runs the seed command of a service on the store of the system. @throws Error with what it said when it fails */
export const seed = async (
  { system, tell }: Pick<Scene, 'system' | 'tell'>,
  service: string,
  args: readonly string[],
): Promise<void> => {
  const main = fileURLToPath(new URL(`../../../apps/${service}/dist/seed-load.js`, import.meta.url));
  const env = {
    NODE_ENV: 'development',
    MONGODB_URI: `${system.urls['store'] ?? ''}/?directConnection=true`,
  };
  const running = run(process.execPath, [main, ...args], { env });
  endingWithUs(running.child);
  const { stdout } = await running;
  tell(stdout.trim());
};
