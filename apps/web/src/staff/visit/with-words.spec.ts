import { describe, expect, it } from '@jest/globals';
import type { StaffVisit } from '@om/contracts/gateway';
import { exampleSnapshot } from '@om/contracts/visit';
import { isAllowed } from './use-visit.js';
import { withWords } from './with-words.js';

const me = {
  kind: 'clinician',
  personId: 'SE2321000131-P000000000039',
  name: 'HSP39 TestPerson39',
  profession: 'nurse',
  careUnitId: exampleSnapshot.careUnitId,
  role: 'nurse',
} as const;
const view = { visit: { ...exampleSnapshot, state: 'ongoing' }, actions: {} } as unknown as StaffVisit;
const text = (side: 'patient' | 'care') => ({ kind: 'text', author: { side } });

describe('a visit with the words that have come by the socket', () => {
  it('offers no pause while the patient waits for an answer, and offers it again after the answer', () => {
    expect(isAllowed(withWords(view, [text('care')], me), 'pause')).toBe(true);
    expect(isAllowed(withWords(view, [text('care'), text('patient')], me), 'pause')).toBe(false);
    expect(isAllowed(withWords(view, [text('patient'), text('care')], me), 'pause')).toBe(true);
  });
});
