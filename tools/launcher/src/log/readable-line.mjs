/** Fields of a log entry that the line shows in its own way, or that say the same on every line. */
const SHOWN_ELSEWHERE = new Set([
  'level',
  'time',
  'msg',
  'service',
  'context',
  'trace',
  'stack',
  'err',
  'pid',
  'hostname',
]);

const SIGN = /** @type {Record<string, string>} */ ({
  warn: 'warning: ',
  error: 'error: ',
  fatal: 'fatal: ',
});

/**
 * A line as the terminal shows it: an entry in JSON becomes its message and fields, anything else stays as it is.
 * @param {string} line
 * @returns {string[]} more than one when the entry holds a stack
 */
export const readableLine = (line) => {
  const entry = entryOf(line);
  if (!entry) return [line];
  const fields = Object.entries(entry)
    .filter(([name, value]) => !SHOWN_ELSEWHERE.has(name) && value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const text = [`${SIGN[String(entry.level)] ?? ''}${String(entry.msg ?? '')}`, ...fields].join(' ');
  return [text, ...stackOf(entry)];
};

/** Whether the line is a warning: something that may yet turn out well. @param {string} line */
export const isWorry = (line) => entryOf(line)?.level === 'warn';

/** Nest tells every part and route it has put together, two hundred lines a start; none of them is about us. */
const FRAMEWORK = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'NestMicroservice',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Whether the framework tells of itself in a line that nobody who starts the system needs. @param {string} line */
export const isFrameworkTalk = (line) => {
  const entry = entryOf(line);
  return entry?.level === 'info' && FRAMEWORK.has(String(entry.context));
};

/** @param {string} line @returns {Record<string, unknown> | undefined} */
const entryOf = (line) => {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line);
    return 'msg' in entry || 'level' in entry ? entry : undefined;
  } catch {
    return undefined;
  }
};

/** @param {Record<string, unknown>} entry @returns {string[]} */
const stackOf = ({ err, stack }) => {
  if (err && typeof err === 'object') return errorLines(err);
  return typeof stack === 'string' ? stack.split('\n').map((part) => `  ${part.trim()}`) : [];
};

/**
 * The services log the stack of an error without its first line, which they log as name and message.
 * @param {{ name?: unknown, message?: unknown, stack?: unknown, cause?: unknown }} error
 * @param {string} [before]
 * @returns {string[]}
 */
const errorLines = ({ name = 'Error', message = '', stack, cause }, before = '') => {
  const frames = typeof stack === 'string' && stack !== '' ? stack.split('\n') : [];
  return [
    `  ${before}${String(name)}: ${String(message)}`,
    ...frames.map((frame) => `    ${frame.trim()}`),
    ...(cause && typeof cause === 'object' ? errorLines(cause, 'caused by ') : []),
  ];
};
