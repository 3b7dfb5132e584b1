import { holdOwnVisit } from './own-visit.js';
import { tell, walkDemo } from '../walk-demo.js';

/** Walks the demo twice beside a visit that a person holds meanwhile: none is in another's way. */
const base = new URL(process.env['OM_URL'] ?? '');
const own = await holdOwnVisit(base);
const walks = [await walkDemo(base), await walkDemo(base)];
await own.goOn();
tell('the visit beside went on as if nothing had happened');
process.exitCode = Math.max(...walks);
