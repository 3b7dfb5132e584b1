import type { LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.js';
import type { ServiceEnv } from './env.js';
import { currentTraceId } from './trace.js';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/**
 * Nest's logger as one JSON line per entry. Use Nest's `Logger` in code: a string is the message, an object its fields
 * (with `msg`). Ids and codes only: payloads, names and texts never go into a log (architecture 4).
 */
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(env: Pick<ServiceEnv, 'SERVICE_NAME' | 'LOG_LEVEL'>, destination?: DestinationStream) {
    const options = {
      level: env.LOG_LEVEL,
      base: { service: env.SERVICE_NAME },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      mixin: () => ({ trace: currentTraceId() }),
      serializers: { err: describeError },
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest appends the context, and for errors a stack before it, as plain strings. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    this.pino[level]({ context, ...(stack === undefined ? {} : { stack }), ...fieldsOf(message) });
  }
}

const fieldsOf = (message: unknown): Record<string, unknown> => {
  if (message instanceof Error) return { err: message, msg: message.name };
  if (typeof message === 'object' && message !== null) return { ...message };
  return { msg: String(message) };
};
