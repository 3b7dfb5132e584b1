import { describe, expect, it } from '@jest/globals';
import { portFrom } from './start.mjs';

describe('the port of the web app', () => {
  it('is 4200 unless something else is said', () => {
    expect(portFrom([], {})).toBe(4200);
  });

  it.each([
    [['--port', '4300'], {}],
    [['--port=4300'], {}],
    [[], { PORT: '4300' }],
    [['--port', '4300'], { PORT: '1' }],
  ])('is 4300 for %j and %j', (args, env) => {
    expect(portFrom(args, env)).toBe(4300);
  });

  it.each(['0', '65536', 'web', '', '4200.5'])('is refused in one line when it is %j', (given) => {
    expect(() => portFrom([`--port=${given}`], {})).toThrow(`"${given}" is no port`);
  });

  it('is refused when the number is left out', () => {
    expect(() => portFrom(['--port'], {})).toThrow('no port');
  });
});
