import { afterEach, describe, expect, it } from '@jest/globals';
import { existsSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { quickFolder } from './quick-folder.mjs';

let made = '';
afterEach(() => {
  rmSync(made, { recursive: true });
});

describe('a folder for data that need not outlive the machine', () => {
  it('is where temporary files are when there is no memory for it', () => {
    made = quickFolder('om-quick-', '/nowhere');
    expect(dirname(made)).toBe(tmpdir());
    expect(existsSync(made)).toBe(true);
  });

  it('is in memory where there is room', () => {
    made = quickFolder('om-quick-', process.cwd());
    expect(dirname(made)).toBe(process.cwd());
  });
});
