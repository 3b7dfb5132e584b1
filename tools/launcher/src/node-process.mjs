import { inRoot } from './paths.mjs';

/**
 * Small heaps: these processes hold little, and six of them idle beside a broker on a laptop. The young generation is named
 * because V8 derives it from the heap: at 4 MB collecting was a quarter of a busy service's time, at 16 MB a tenth. Collecting
 * in one thread, because with all processes on two cores each collection waited for threads that did not get their turn.
 */
const HEAP_MB = 256;
const YOUNG_GENERATION_MB = 16;

/** The Node that the install brought: the services need it, whichever runs the launcher or a test. */
const INSTALLED_NODE = inRoot('node_modules', '.bin', 'node');

/** @param {number} [heapMb] */
const nodeFlags = (heapMb = HEAP_MB) => [
  `--max-old-space-size=${heapMb}`,
  `--max-semi-space-size=${YOUNG_GENERATION_MB}`,
  '--single-threaded-gc',
];

/**
 * A Node program of the checkout as a command: on the installed Node, with nothing inherited but what
 * any program needs.
 * @param {string} main path from the root
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {{ heapMb?: number }} [options]
 * @returns {import('./process/child.mjs').Command}
 */
export const nodeCommand = (main, args, env, { heapMb } = {}) => ({
  command: INSTALLED_NODE,
  args: [...nodeFlags(heapMb), inRoot(main), ...args],
  env: {
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: process.env.HOME ?? '/',
    NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'compiled'),
    ...env,
  },
});
