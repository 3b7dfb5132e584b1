import { describe, expect, it } from '@jest/globals';
import { loadOidcEnv } from './env.js';

const complete = {
  NODE_ENV: 'development',
  PORT: '4300',
  ISSUER_URL: 'http://localhost:4300/',
  DATA_DIR: 'data',
  STAFF_CLIENT_ID: 'staff',
  STAFF_CLIENT_SECRET: 's1',
  STAFF_REDIRECT_URIS: 'http://localhost:4200/a, http://localhost:4200/b',
  PATIENT_CLIENT_ID: 'patient',
  PATIENT_CLIENT_SECRET: 's2',
  PATIENT_REDIRECT_URIS: 'http://localhost:4200/c',
};

describe('the development logins', () => {
  it('refuse to start in production', () => {
    expect(() => loadOidcEnv({ ...complete, NODE_ENV: 'production' })).toThrow('asks for no password');
  });

  it('refuse to start when nothing says that this is development', () => {
    const { NODE_ENV: _, ...silent } = complete;
    expect(() => loadOidcEnv(silent)).toThrow('NODE_ENV');
  });

  it('name every variable that does not fit, and no value', () => {
    const wrong = { ...complete, PORT: 'often', STAFF_REDIRECT_URIS: 'javascript:alert(1)' };
    expect(() => loadOidcEnv(wrong)).toThrow(/PORT[\s\S]*STAFF_REDIRECT_URIS/);
    expect(() => loadOidcEnv(wrong)).not.toThrow('alert');
  });

  it('take several return addresses, and an issuer with or without the last slash', () => {
    expect(loadOidcEnv(complete)).toMatchObject({
      ISSUER_URL: 'http://localhost:4300',
      STAFF_REDIRECT_URIS: ['http://localhost:4200/a', 'http://localhost:4200/b'],
    });
  });
});
