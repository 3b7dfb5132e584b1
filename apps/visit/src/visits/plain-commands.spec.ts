import { describe, expect, it } from '@jest/globals';
import { VISIT_COMMANDS } from '@om/contracts';
import { VISIT_ACTIONS } from '@om/visit-state';
import { PLAIN_COMMANDS } from './plain-commands.js';

describe('a command for which nothing has to be looked up', () => {
  it.each(Object.entries(PLAIN_COMMANDS))('has the name of its trigger: %s', (trigger, { name }) => {
    expect(name).toBe(`visit.${trigger}`);
  });
});

describe('what a person can press on a visit', () => {
  it.each(VISIT_ACTIONS)('is a command of its name: %s', (action) => {
    expect(VISIT_COMMANDS.map(({ name }) => name)).toContain(`visit.${action}`);
  });
});
