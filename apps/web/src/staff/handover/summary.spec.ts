import { describe, expect, it } from '@jest/globals';
import { summaryIn, summaryOf } from './summary.js';

describe('the summary of a handover', () => {
  it('sends only the parts that say something, and nothing at all when none does', () => {
    const form = { ...summaryIn(''), situation: ' Ont i axeln ', patientKnows: ' ' };
    expect(summaryOf(form)).toEqual({ situation: 'Ont i axeln' });
    expect(summaryOf(summaryIn(''))).toBeUndefined();
  });
  it('comes back from the drafts as it was typed', () => {
    const form = { ...summaryIn(''), background: 'Målat om hemma.\nVärk på natten.' };
    expect(summaryIn(JSON.stringify(form))).toEqual(form);
  });
  it('is empty where what lies among the drafts cannot be read, or not as words', () => {
    for (const kept of ['{"situa', 'null', '"Ont"']) expect(summaryIn(kept)).toEqual(summaryIn(''));
    expect(summaryIn('{"situation":7,"background":"Rök"}')).toEqual({ ...summaryIn(''), background: 'Rök' });
  });
});
