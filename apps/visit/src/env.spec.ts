import { describe, expect, it } from '@jest/globals';
import { visitEnv } from './env.js';

const ENV = {
  SERVICE_NAME: 'visit',
  PORT: '0',
  AMQP_URL: 'amqp://localhost',
  MONGODB_URI: 'mongodb://localhost',
  PRINCIPAL_SIGNING_KEY: 'key',
  PRINCIPAL_PUBLIC_KEYS: '{}',
};

describe('the environment of visit', () => {
  it('takes the demonstration in development', () => {
    expect(visitEnv.parse({ ...ENV, NODE_ENV: 'development', SEED: 'demo' }).SEED).toBe('demo');
  });

  it('refuses made-up patients in production, also when NODE_ENV is forgotten', () => {
    for (const env of [{ ...ENV, NODE_ENV: 'production' }, ENV]) {
      expect(visitEnv.safeParse({ ...env, SEED: 'demo' }).success).toBe(false);
      expect(visitEnv.safeParse(env).success).toBe(true);
    }
  });
});
