import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, where package.json is. */
export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Where `npm start` keeps what must survive a restart; ignored by git, emptied by `npm run reset`. OM_DATA_DIR names another folder. */
export const DATA_DIR = process.env.OM_DATA_DIR ?? join(ROOT, '.data');

/** A path inside the checkout. @param {...string} parts */
export const inRoot = (...parts) => join(ROOT, ...parts);
