import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const POLICY = '/usr/sbin/policy-rc.d';

/** Where a package can be had without asking. @returns {'root' | 'sudo' | 'none'} */
export const aptAccess = () => {
  if (process.platform !== 'linux' || !isDebianLike()) return 'none';
  return process.getuid?.() === 0 ? 'root' : 'sudo';
};

const isDebianLike = () => {
  if (!existsSync('/etc/os-release') || !existsSync('/usr/bin/apt-get')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
};

/**
 * Installs a package with apt-get, without starting any service it brings. The package's own services are also kept
 * from starting at the next boot: we start what we need ourselves, privately.
 * @param {string} name
 * @param {{ services: string[] }} options units that the package would enable
 * @returns {string | undefined} what apt-get said when it failed
 */
export const aptInstall = (name, { services }) =>
  withoutServiceStarts(() => {
    const before = services.filter(isEnabled);
    const failed = aptGet('update') ?? aptGet('install', '-y', '--no-install-recommends', name);
    if (failed) return failed;
    const brought = services.filter((unit) => isEnabled(unit) && !before.includes(unit));
    if (brought.length > 0) spawnSync('systemctl', ['disable', ...brought], { stdio: 'ignore' });
    return undefined;
  });

/** @param {string[]} args */
const aptGet = (...args) => {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync('/usr/bin/apt-get', ['-q', ...args], { env, encoding: 'utf8' });
  return run.status === 0 ? undefined : (run.stderr || run.stdout).trim().split('\n').slice(-3).join('\n');
};

/** @param {string} unit */
const isEnabled = (unit) =>
  spawnSync('systemctl', ['is-enabled', '--quiet', unit], { stdio: 'ignore' }).status === 0;

/**
 * Debian asks this file before a package starts a service; a file that is already there is the administrator's and stays.
 * @template T
 * @param {() => T} work
 */
const withoutServiceStarts = (work) => {
  const ours = !existsSync(POLICY);
  if (ours) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return work();
  } finally {
    if (ours) rmSync(POLICY, { force: true });
  }
};
