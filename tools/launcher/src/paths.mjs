import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, where package.json is. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Where `npm start` keeps everything that must survive a restart; ignored by git, emptied by `npm run reset`. */
export const DATA_DIR = join(ROOT, '.data');

/** A path inside the checkout. @param {...string} parts */
export const inRoot = (...parts) => join(ROOT, ...parts);
