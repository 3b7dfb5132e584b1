import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

const JSON_SCHEMA_MODULES = /[\\/]zod[\\/]v4[\\/]core[\\/](?:json-schema-processors|to-json-schema)\.js$/;

/**
 * zod carries a writer of JSON Schema in every schema; the browser never writes one. Its functions become empty ones, which
 * makes each entry 4 kB smaller.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  apply: 'build',
  transform(code, id) {
    if (!JSON_SCHEMA_MODULES.test(id)) return undefined;
    const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
    return { code: names.map((name) => `export const ${name} = () => undefined;`).join('\n'), map: null };
  },
};

const PATIENT_ENTRY = 'index.html';
const STAFF_ENTRY = 'personal.html';

/**
 * Two entries with own bundles. Nothing is inlined, so that the page runs under a Content-Security-Policy without
 * `unsafe-inline`. Schema builders are called pure, or every contract would come along with the one that is used.
 */
export default defineConfig({
  plugins: [react(), twoEntries, withoutJsonSchema],
  resolve: { conditions: ['@om/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [PATIENT_ENTRY, STAFF_ENTRY],
      treeshake: { manualPureFunctions: ['z', 'defineCommand', 'defineQuery', 'defineEvent'] },
    },
  },
});
