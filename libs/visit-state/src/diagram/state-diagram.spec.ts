import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VISIT_STATES } from '../states.js';
import { TRANSITIONS } from '../transitions.js';
import { DIAGRAM_FILE, stateDiagram } from './state-diagram.js';

describe('the page of the state model', () => {
  it('is what the table says: after a change, run npm run docs:visit-states', () => {
    const file = fileURLToPath(new URL(`../../../../${DIAGRAM_FILE}`, import.meta.url));
    expect(readFileSync(file, 'utf8')).toBe(stateDiagram());
  });

  it('names every state and every trigger', () => {
    const page = stateDiagram();
    const reached = VISIT_STATES.filter((state) => TRANSITIONS.some(({ to }) => to === state));
    for (const state of reached) expect(page).toContain(state);
    for (const { on } of TRANSITIONS) expect(page).toContain(`\`${on}\``);
  });
});
