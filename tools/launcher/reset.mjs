/** `npm run reset`: empties the data folder of `npm start`. */
import { nodeTooOld } from './src/machine/node-version.mjs';

const tooOld = nodeTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exitCode = 1;
} else {
  import('./src/commands/reset.mjs').then(({ reset }) => reset());
}
