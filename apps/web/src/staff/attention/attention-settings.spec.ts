import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS, settingsIn } from './attention-settings.js';

describe('how a person wants to be told', () => {
  it('is without desktop notices until they are asked for', () => {
    expect(settingsIn('').desktop).toBe(false);
    expect(settingsIn('')).toEqual(DEFAULT_SETTINGS);
  });
  it('is kept as it was chosen', () => {
    const chosen = { volumes: { message: 'off', handover: 'high', urgent: 'low' }, desktop: true } as const;
    expect(settingsIn(JSON.stringify(chosen))).toEqual(chosen);
  });
  it('falls back where something unknown was kept', () => {
    for (const kept of ['{', 'null', '[]', '{"volumes":{"message":"loud"},"desktop":"yes"}'])
      expect(settingsIn(kept)).toEqual(DEFAULT_SETTINGS);
  });
});
