import { describe, expect, it } from '@jest/globals';
import { nodeTooOld } from './node-version.mjs';

describe('the Node that runs the launcher', () => {
  it.each(['12.22.9', '18.20.4', '19.9.0'])('%s is too old, in one line that says what to do', (version) => {
    const line = nodeTooOld(version);
    expect(line).toContain(version);
    expect(line).toContain('install Node 20 or newer');
    expect(line).not.toContain('\n');
  });

  it.each(['20.0.0', '24.21.0', '100.1.0'])('%s will do', (version) => {
    expect(nodeTooOld(version)).toBeUndefined();
  });
});
