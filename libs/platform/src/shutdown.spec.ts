import { Logger } from '@nestjs/common';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Readiness } from './readiness.js';
import { Shutdown } from './shutdown.js';

describe('a stopping process', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('is not ready, takes nothing new, empties the outbox, and only then closes its connections', async () => {
    const readiness = new Readiness();
    const shutdown = new Shutdown(readiness);
    const log: string[] = [];
    const step = (name: string) => async () => {
      await Promise.resolve();
      log.push(name);
    };
    shutdown.register('close', 'broker', step('close'));
    shutdown.register('flush', 'outbox', step('flush'));
    shutdown.register('intake', 'timers', async () => {
      log.push(`ready: ${String(await readiness.isReady())}`);
    });
    await shutdown.beforeApplicationShutdown();
    await shutdown.onApplicationShutdown();
    expect(log).toEqual(['ready: false', 'flush', 'close']);
  });

  it('goes on when a step fails', async () => {
    const shutdown = new Shutdown(new Readiness());
    let closed = false;
    shutdown.register('flush', 'outbox', () => Promise.reject(new Error('no')));
    shutdown.register('close', 'store', () => {
      closed = true;
    });
    await shutdown.onApplicationShutdown();
    expect(closed).toBe(true);
  });
});
