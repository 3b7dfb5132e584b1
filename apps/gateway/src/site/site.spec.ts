import { describe, expect, it } from '@jest/globals';
import { servedAs } from './site.js';

describe('what an address asks for', () => {
  it.each([
    ['/', 'patient-page'],
    ['/arende/0198c1f2', 'patient-page'],
    ['/personal', 'staff-page'],
    ['/personal/', 'staff-page'],
    ['/personal/besok/0198c1f2', 'staff-page'],
    ['/personalen', 'patient-page'],
    ['/assets/app-1a2b.js', 'file'],
    ['/personal/assets/app-1a2b.js', 'file'],
    ['/favicon.svg', 'file'],
    ['/api/staff/cases', 'program'],
    ['/api', 'program'],
    ['/apiary', 'patient-page'],
    ['/health/ready', 'program'],
    ['/metrics', 'program'],
  ] as const)('%s is a %s', (path, served) => {
    expect(servedAs(path)).toBe(served);
  });
});
