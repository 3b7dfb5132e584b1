import { describe, expect, it } from '@jest/globals';
import { loadEnv, serviceEnv } from './env.js';

const complete = {
  SERVICE_NAME: 'visit',
  PORT: '3001',
  AMQP_URL: 'amqp://127.0.0.1',
  MONGODB_URI: 'mongodb://127.0.0.1',
  PRINCIPAL_SIGNING_KEY: 'very-secret',
  PRINCIPAL_PUBLIC_KEYS: '{"gateway":"a","visit":["b","c"]}',
};

describe('the environment', () => {
  it('is read into types, with production as what an unset NODE_ENV means', () => {
    expect(loadEnv(serviceEnv, complete)).toEqual({
      ...complete,
      PORT: 3001,
      PRINCIPAL_PUBLIC_KEYS: { gateway: 'a', visit: ['b', 'c'] },
      NODE_ENV: 'production',
      NAMESPACE: 'om',
      HOST: '0.0.0.0',
      LOG_LEVEL: 'info',
      SHUTDOWN_GRACE_MS: 25_000,
    });
  });

  it('that does not fit names every variable at once and no value', () => {
    const wrong = { ...complete, PORT: 'http', AMQP_URL: 'http://x', PRINCIPAL_PUBLIC_KEYS: 'very-secret{' };
    const load = () => loadEnv(serviceEnv, { ...wrong, SERVICE_NAME: undefined });
    expect(load).toThrow(/SERVICE_NAME[^]*PORT[^]*AMQP_URL[^]*PRINCIPAL_PUBLIC_KEYS/);
    expect(load).not.toThrow(/very-secret/);
  });
});
