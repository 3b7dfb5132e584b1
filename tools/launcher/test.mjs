/** `npm test`: installs and builds what is missing, then proves the whole project. */
import { nodeTooOld } from './src/machine/node-version.mjs';

const tooOld = nodeTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exitCode = 1;
} else {
  import('./src/commands/test.mjs').then(({ test }) => test());
}
