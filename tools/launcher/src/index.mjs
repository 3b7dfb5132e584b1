/**
 * What tests, the demo, the fault and the load tools use of the launcher: the whole system, or a broker and a store alone.
 */
export { startBroker } from './broker/start-broker.mjs';
export { runningSystem } from './process/run-file.mjs';
export { startStore } from './start-store.mjs';
export { startSystem } from './system.mjs';
export { withSystem } from './commands/with-system.mjs';
export { optionsOf } from './options.mjs';
export { exitWith, PlainError } from './plain-error.mjs';
