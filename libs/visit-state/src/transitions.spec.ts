import { describe, expect, it } from '@jest/globals';
import { VISIT_STATES, type VisitState } from './states.js';
import { HELD_STATES, TRANSITIONS, TRIGGERS, transitionsFrom, UNFINISHED_STATES } from './transitions.js';

const reachable = (): Set<VisitState> => {
  const found = new Set<VisitState>(['draft']);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { from, to } of TRANSITIONS) if (found.has(from)) found.add(to);
  }
  return found;
};

describe('the table of transitions', () => {
  it('leads only to states that exist', () => {
    for (const { from, to } of TRANSITIONS) {
      expect(VISIT_STATES).toContain(from);
      expect(VISIT_STATES).toContain(to);
    }
  });

  it('reaches every state that it uses', () => {
    const used = new Set(TRANSITIONS.flatMap(({ from, to }) => [from, to]));
    expect(reachable()).toEqual(used);
  });

  it('leaves out only the states of functions that are not built yet', () => {
    const left = VISIT_STATES.filter((state) => !reachable().has(state));
    expect(left).toEqual(['on-hold', 'no-show', 'redirected', 'expired']);
  });

  it('uses every trigger', () => {
    expect(new Set(TRANSITIONS.map(({ on }) => on))).toEqual(new Set(TRIGGERS));
  });

  it('never leaves closed or cancelled', () => {
    expect(TRANSITIONS.filter(({ from }) => from === 'closed' || from === 'cancelled')).toEqual([]);
  });

  it('tells transitions of the same trigger apart by a condition each', () => {
    for (const { from, on } of TRANSITIONS) {
      const rivals = transitionsFrom(from, on);
      expect(new Set(rivals.map(({ when }) => when)).size).toBe(rivals.length);
    }
  });

  it('lets one trigger belong to one party, so that permission does not depend on the state', () => {
    for (const trigger of TRIGGERS) {
      expect(new Set(TRANSITIONS.filter(({ on }) => on === trigger).map(({ by }) => by)).size).toBe(1);
    }
  });

  it('brings drop-in and booked visits to the same start, in chat mode (invariant 6)', () => {
    const claims = TRANSITIONS.filter(({ on }) => on === 'claim');
    expect(claims.map(({ from, to }) => [from, to])).toEqual([
      ['waiting', 'claimed'],
      ['scheduled', 'claimed'],
    ]);
    expect(TRANSITIONS.filter(({ to, on }) => to === 'ongoing' && on === 'start')).toHaveLength(1);
  });

  it('counts a held case as unfinished until its visit is ended', () => {
    expect(HELD_STATES.filter((state) => !UNFINISHED_STATES.includes(state))).toEqual(['async']);
  });
});
