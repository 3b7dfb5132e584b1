import { describe, expect, it } from '@jest/globals';
import { chatEnv } from './env.js';

const env = {
  SERVICE_NAME: 'chat',
  PORT: '0',
  AMQP_URL: 'amqp://broker.example',
  MONGODB_URI: 'mongodb://store.example',
  PRINCIPAL_SIGNING_KEY: 'key',
  PRINCIPAL_PUBLIC_KEYS: '{}',
  PUBLIC_URL: 'https://vard.example',
};

describe('the environment of chat', () => {
  it('has the development channel outside production, and none inside', () => {
    expect(chatEnv.parse({ ...env, NODE_ENV: 'development' }).SMS_CHANNEL).toBe('development');
    expect(chatEnv.parse({ ...env, NODE_ENV: 'production' }).SMS_CHANNEL).toBe('none');
  });

  it('refuses the development channel in production, also when production was only not denied', () => {
    for (const NODE_ENV of ['production', undefined]) {
      const parsed = chatEnv.safeParse({ ...env, NODE_ENV, SMS_CHANNEL: 'development' });
      expect(parsed.error?.issues).toMatchObject([{ path: ['SMS_CHANNEL'] }]);
    }
  });
});
