/** An error as the log shows it. */
export interface DescribedError {
  name: string;
  message: string;
  code?: string | number;
  stack?: string;
  cause?: DescribedError;
}

/** Errors whose messages quote what someone wrote or who someone is, and what is said instead. */
const QUOTING: Readonly<Record<string, (error: Error) => string>> = {
  MongoServerError: (error) =>
    'code' in error && error.code === 11_000
      ? `duplicate key: ${keysOf(error, 'keyPattern')}`
      : error.message,
  MongoBulkWriteError: () => 'bulk write failed',
  CastError: (error) => `value does not fit path ${'path' in error ? String(error.path) : ''}`,
  ValidationError: (error) => `document does not fit: ${keysOf(error, 'errors')}`,
  SyntaxError: () => 'text could not be parsed',
};

/** How deep a chain of causes is followed. */
const DEPTH = 5;

/**
 * What may be logged of an error: name, code, stack and causes, and the message unless its kind is known to quote values.
 * Other fields are dropped, because stores put whole documents there.
 */
export const describeError = (error: unknown, depth = DEPTH): DescribedError => {
  if (!(error instanceof Error)) return { name: typeof error, message: 'not an Error' };
  const message = (QUOTING[error.name] ?? (() => error.message))(error);
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
      ? error.code
      : undefined;
  return {
    name: error.name,
    message,
    ...(code === undefined ? {} : { code }),
    stack: framesOf(error),
    ...(error.cause === undefined || depth === 0 ? {} : { cause: describeError(error.cause, depth - 1) }),
  };
};

/** The stack without its first lines, which repeat the message. */
const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .map((line) => line.trim())
    .join('\n');

const keysOf = (error: Error, field: string): string => {
  const value: unknown = Reflect.get(error, field);
  return typeof value === 'object' && value !== null ? Object.keys(value).join(', ') : '';
};
