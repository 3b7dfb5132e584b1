/** Where the processes of the bare chain meet. */
export const EXCHANGE = 'bench.chain';
export const DATABASE = 'bench_chain';
export const COMMANDS = 'bench.chain.chat.commands';
export const EVENTS = {
  queue: 'bench.chain.queue.events',
  visit: 'bench.chain.visit.events',
} as const;

/** Key of events about messages, and of rows of the list; each with the care unit, as the system's. */
export const MESSAGE_KEY = 'message-sent.unit';
export const ROW_KEY = 'case-changed.unit';
