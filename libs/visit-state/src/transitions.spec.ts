import { describe, expect, it } from '@jest/globals';
import { VISIT_STATES, type VisitState } from './states.js';
import { VISIT_ACTIONS } from './permission.js';
import { HELD_STATES, TRANSITIONS, transitionsFrom, UNFINISHED_STATES } from './transitions.js';
import { VISIT_TIMERS } from './triggers.js';

const TRIGGERS = [...new Set(TRANSITIONS.map(({ on }) => on))];
/** Parties that are the same kind of people, told apart by who has the case. */
const STAFF_PARTIES = ['unit', 'responsible', 'responsible-or-lead'];

const ENDS: readonly VisitState[] = ['closed', 'cancelled', 'no-show', 'redirected'];

const reachable = (): Set<VisitState> => {
  const found = new Set<VisitState>(['draft']);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { from, to } of TRANSITIONS) if (found.has(from)) found.add(to);
  }
  return found;
};

/** What is told when somebody has taken a case. */
const TAKING: readonly string[] = ['claimed', 'taken-over', 'resumed', 'reopened', 'handover-accepted'];

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

  it('leaves out only the state of a draft that was never sent, which stays in the browser', () => {
    const left = VISIT_STATES.filter((state) => !reachable().has(state));
    expect(left).toEqual(['expired']);
  });

  it('has a row for every button and every timer', () => {
    expect(TRIGGERS).toEqual(expect.arrayContaining([...VISIT_ACTIONS, ...VISIT_TIMERS]));
  });

  it('leaves closed only when it is opened again, and the other ends never', () => {
    const left = TRANSITIONS.filter(({ from, to }) => ENDS.includes(from) && to !== from);
    expect(left.map(({ from, on, to }) => [from, on, to])).toEqual([['closed', 'reopen', 'async']]);
  });

  it('lets nothing change a visit that is over but a ticket, and a text that nobody can have seen', () => {
    const changing = TRANSITIONS.filter(({ from }) => ENDS.includes(from)).map(({ on }) => on);
    const others = changing.filter((on) => on !== 'reopen' && !on.includes('ticket'));
    expect([...new Set(others)].sort()).toEqual(['log-contact-attempt', 'sealed']);
  });

  it('tells transitions of the same trigger apart by a condition each', () => {
    for (const { from, on } of TRANSITIONS) {
      const rivals = transitionsFrom(from, on);
      expect(new Set(rivals.map(({ when }) => when)).size).toBe(rivals.length);
    }
  });

  it('lets one trigger belong to one kind of people, so that permission does not depend on the state', () => {
    for (const trigger of TRIGGERS) {
      const parties = new Set(TRANSITIONS.filter(({ on }) => on === trigger).map(({ by }) => by));
      const kinds = new Set([...parties].map((by) => (STAFF_PARTIES.includes(by) ? 'staff' : by)));
      expect([trigger, kinds.size]).toEqual([trigger, 1]);
    }
  });

  it('keeps timers and facts from people', () => {
    for (const timer of VISIT_TIMERS) {
      expect(TRANSITIONS.filter(({ on, by }) => on === timer && by !== 'system')).toEqual([]);
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

  it('asks whether they are at work wherever a person takes a case or goes on with one (domain 4.3-6)', () => {
    const takes = TRANSITIONS.filter(
      ({ by, to, says = '' }) =>
        by !== 'system' && (TAKING.includes(says) || (says === 'continued' && to === 'ongoing')),
    );
    expect(new Set(takes.map(({ on }) => on))).toEqual(
      new Set(['claim', 'resume', 'take-over', 'reopen', 'accept-handover']),
    );
    expect(takes.filter(({ checks = [] }) => !checks.includes('on-shift'))).toEqual([]);
  });

  it('counts a held case as unfinished until its visit is ended', () => {
    expect(HELD_STATES.filter((state) => !UNFINISHED_STATES.includes(state))).toEqual(['async']);
  });
});
