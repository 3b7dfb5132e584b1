/** `npm run demo`, `npm run store`, ...: installs and builds what is missing, then runs one tool of the checkout. */
import { nodeTooOld } from './src/machine/node-version.mjs';

const tooOld = nodeTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exitCode = 1;
} else {
  import('./src/commands/run.mjs').then(({ run }) => run(process.argv.slice(2)));
}
