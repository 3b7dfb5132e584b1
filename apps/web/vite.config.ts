import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

/** Which page answers a path: staff under /personal, everything else is the patient's. The gateway does the same. */
const twoEntries: Plugin = {
  name: 'two-entries',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = request.url ?? '/';
      const isPage = request.headers.accept?.includes('text/html') === true;
      if (isPage) request.url = path.startsWith('/personal') ? '/personal.html' : '/index.html';
      next();
    });
  },
};

const emptied = (code: string): string =>
  [...code.matchAll(/^export (?:const|function) (\w+)/gm)]
    .map(([, name = '']) => `export const ${name} = () => undefined;`)
    .join('\n');

/**
 * What libraries bring along and no page of ours uses, by module, and what stands there instead: zod's writer of JSON Schema and its
 * English sentences (problems are said in our own words), and the Norwegian calendar of the kit, which shows none here. Makes each
 * entry 7 kB smaller.
 */
const UNUSED: readonly (readonly [module: RegExp, instead: (code: string) => string])[] = [
  [/[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/, emptied],
  [
    /[\\/]zod[\\/]v4[\\/]locales[\\/]en\.js$/,
    () => "export default () => ({ localeError: () => 'Invalid input' });",
  ],
  [
    /[\\/]ds-react[\\/]esm[\\/]utils[\\/]i18n[\\/]locales[\\/]nb\.js$/,
    (code) => code.replace('import { nb } from "date-fns/locale";', 'const nb = undefined;'),
  ],
];

const withoutUnused: Plugin = {
  name: 'without-unused',
  apply: 'build',
  transform(code, id) {
    const instead = UNUSED.find(([module]) => module.test(id))?.[1];
    return instead && { code: instead(code), map: null };
  },
};

/** One entry with all that it needs. */
const entryOf = (page: string, emptyOutDir: boolean): EnvironmentOptions => ({
  consumer: 'client',
  resolve: { conditions: ['@om/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    emptyOutDir,
    rolldownOptions: {
      input: [page],
      treeshake: {
        manualPureFunctions: ['z', 'defineCommand', 'defineQuery', 'defineEvent'],
        propertyReadSideEffects: false,
      },
    },
  },
});

/**
 * Two entries with own bundles: built as one, what both use was cut into many small files, and the patient's pages were a tenth
 * larger. Nothing is inlined, so that the page runs under a Content-Security-Policy without `unsafe-inline`. Schema builders are
 * called pure, or every contract would come along with the one that is used.
 */
export default defineConfig({
  plugins: [react(), twoEntries, withoutUnused],
  environments: { client: entryOf('index.html', true), staff: entryOf('personal.html', false) },
  builder: {
    async buildApp(builder) {
      const { client, staff } = builder.environments;
      for (const entry of [client, staff]) if (entry) await builder.build(entry);
    },
  },
});
