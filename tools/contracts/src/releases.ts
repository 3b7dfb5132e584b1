import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { frozenText, type FrozenContract } from './frozen-form.js';

/** Where releases live in the repository: one folder a version, one file a message. */
export const RELEASED_FOLDER = join('libs', 'contracts', 'released');

/** Writes today's contracts as the given release, replacing what that folder held. */
export const writeRelease = async (
  root: string,
  release: string,
  contracts: readonly FrozenContract[],
): Promise<void> => {
  const folder = join(root, RELEASED_FOLDER, release);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await Promise.all(
    contracts.map((contract) => writeFile(join(folder, `${contract.name}.json`), frozenText(contract))),
  );
};

/** Names of all releases kept, oldest first by semantic version. */
export const listReleases = async (root: string): Promise<readonly string[]> => {
  const entries = await readdir(join(root, RELEASED_FOLDER), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort((left, right) => left.localeCompare(right, 'en', { numeric: true }));
};

/** The contracts of one release with the text of their files. */
export const readRelease = async (
  root: string,
  release: string,
): Promise<readonly { readonly contract: FrozenContract; readonly text: string }[]> => {
  const folder = join(root, RELEASED_FOLDER, release);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      return { contract: JSON.parse(text) as FrozenContract, text };
    }),
  );
};
