import { readFile } from 'node:fs/promises';
import { frozenContracts } from './frozen-form.js';
import { RELEASED_FOLDER, writeRelease } from './releases.js';

const root = process.cwd();
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
const contracts = frozenContracts();
await writeRelease(root, version, contracts);
process.stdout.write(`${String(contracts.length)} contracts frozen in ${RELEASED_FOLDER}/${version}\n`);
