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

  const elks = {
    SMS_CHANNEL: '46elks',
    SMS_SENDER: 'Varden',
    SMS_46ELKS_USERNAME: 'user',
    SMS_46ELKS_PASSWORD: 'password',
  };

  it.each(['SMS_SENDER', 'SMS_46ELKS_USERNAME', 'SMS_46ELKS_PASSWORD'] as const)(
    'names %s when the 46elks channel lacks it',
    (missing) => {
      const parsed = chatEnv.safeParse({ ...env, ...elks, [missing]: undefined });
      expect(parsed.error?.issues).toMatchObject([{ path: [missing] }]);
      expect(chatEnv.safeParse({ ...env, ...elks }).success).toBe(true);
    },
  );

  it('asks a provider by https only in production', () => {
    const unsafe = { ...env, ...elks, SMS_46ELKS_URL: 'http://sms.example/a1' };
    expect(chatEnv.safeParse(unsafe).success).toBe(false);
    expect(chatEnv.safeParse({ ...unsafe, NODE_ENV: 'test' }).success).toBe(true);
  });

  it('refuses a secret that can be guessed', () => {
    const webhook = {
      ...env,
      SMS_CHANNEL: 'webhook',
      SMS_SENDER: 'Varden',
      SMS_WEBHOOK_URL: 'https://sms.example',
    };
    expect(chatEnv.safeParse({ ...webhook, SMS_WEBHOOK_SECRET: 'short' }).success).toBe(false);
    expect(chatEnv.safeParse({ ...webhook, SMS_WEBHOOK_SECRET: 'x'.repeat(32) }).success).toBe(true);
  });
});
