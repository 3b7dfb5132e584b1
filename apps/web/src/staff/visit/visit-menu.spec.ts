import { exampleSnapshot, type VisitSnapshot } from '@om/contracts/visit';
import { describe, expect, it } from '@jest/globals';
import { linkTargets } from './link-targets.js';
import type { VisitVerb } from './use-visit.js';
import { menuOf } from './visit-menu.js';

const earlier = (number: number, state: VisitSnapshot['state']) => ({
  visitId: `0198c1f2-0000-7000-8000-00000000000${number}`,
  reason: exampleSnapshot.reason,
  createdAt: exampleSnapshot.createdAt,
  state,
});
const view = (allowed: readonly VisitVerb[], others: readonly ReturnType<typeof earlier>[] = []) => ({
  visit: exampleSnapshot,
  unit: null,
  earlierCases: [...others],
  actions: Object.fromEntries(allowed.map((verb) => [verb, { allowed: true }])),
});
const verbs = (...arguments_: Parameters<typeof menuOf>) => menuOf(...arguments_).map((entry) => entry.verb);

describe('the menu of a visit', () => {
  it('offers what the rules allow, in its own order, and not what stands as a button', () => {
    const all: readonly VisitVerb[] = ['redirect', 'propose-handover', 'pause', 'send-ticket'];
    expect(verbs(view(all), ['send-ticket'])).toEqual(['propose-handover', 'pause', 'redirect']);
  });
  it('leads to Uteblivet as soon as attempts to reach the patient can be noted', () => {
    expect(verbs(view(['log-contact-attempt']), [])).toEqual(['no-show']);
  });
  it('offers to link only where another case of the patient goes on', () => {
    expect(verbs(view(['link'], [earlier(2, 'closed')]), [])).toEqual([]);
    expect(verbs(view(['link'], [earlier(2, 'waiting')]), [])).toEqual(['link']);
  });
  it('never links a case to itself', () => {
    expect(linkTargets(view([], [earlier(1, 'claimed'), earlier(3, 'cancelled')]))).toEqual([]);
  });
});
