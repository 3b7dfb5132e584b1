/** `npm start`: the whole system on this machine, until Ctrl-C. */
import { nodeTooOld } from './src/machine/node-version.mjs';

const tooOld = nodeTooOld(process.versions.node);
if (tooOld) {
  console.error(tooOld);
  process.exitCode = 1;
} else {
  import('./src/commands/start.mjs').then(({ start }) => start(process.argv.slice(2)));
}
