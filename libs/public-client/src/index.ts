/** The public interface as one browser uses it; shared by the demo, the fault and the load tools. */
export * from './case-about.js';
export * from './enter.js';
export * from './live-socket.js';
export * from './send-case.js';
export * from './visitor.js';
