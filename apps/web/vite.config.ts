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

const PATIENT_ENTRY = 'index.html';
const STAFF_ENTRY = 'personal.html';

/**
 * Two entries with own bundles. Nothing is inlined, so that the page runs under a Content-Security-Policy without
 * `unsafe-inline`. Schema builders are called pure, or every contract would come along with the one that is used.
 */
export default defineConfig({
  plugins: [react(), twoEntries],
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
