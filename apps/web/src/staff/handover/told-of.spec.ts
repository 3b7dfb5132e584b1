import { describe, expect, it } from '@jest/globals';
import { toldOf } from './told-of.js';

const SENDER = 'SE2321000131-P000000000039';
const RECEIVER = 'SE2321000131-P000000000021';
const handover = {
  from: {
    personId: SENDER,
    name: 'HSP39 TestPerson39',
    profession: 'nurse' as const,
    careUnitId: 'min-vard',
  },
  to: { careUnitId: 'min-vard', careUnitName: 'Min vård Testköping', role: 'physician' as const },
  answeredBy: { personId: RECEIVER, name: 'HSP21 TestPerson21' },
};
const told = (state: Parameters<typeof toldOf>[0]['state'], me: string) => toldOf({ ...handover, state }, me);

describe('who is told of a handover at once', () => {
  it('the receiver that it has come', () => {
    expect(told('proposed', RECEIVER)).toEqual({ kind: 'proposed', name: 'HSP39 TestPerson39' });
    expect(told('proposed', SENDER)).toBeUndefined();
  });
  it('the sender what became of it', () => {
    expect(told('accepted', SENDER)).toEqual({ kind: 'accepted', name: 'HSP21 TestPerson21' });
    expect([told('accepted', RECEIVER), told('cancelled', SENDER)]).toEqual([undefined, undefined]);
  });
});
