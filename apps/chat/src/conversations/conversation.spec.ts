import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot } from '@om/contracts';
import fc from 'fast-check';
import { conversationOf, newest, type Conversation } from './conversation.js';

const at = (version: number): Conversation =>
  conversationOf({ ...exampleSnapshot, version, claimNumber: version });

const heard = (versions: readonly number[]): Conversation | null =>
  versions.reduce<Conversation | null>((known, version) => newest(known, at(version)), null);

describe('the replica of a visit', () => {
  it('ends the same for versions 3, 1, 2, 2 as for 1, 2, 3', () => {
    expect(heard([3, 1, 2, 2])).toEqual(heard([1, 2, 3]));
  });

  it('ends with the newest version whatever the order and the repeats', () => {
    const versions = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 });
    fc.assert(
      fc.property(versions, (seen) => {
        expect(heard(seen)).toEqual(at(Math.max(...seen)));
      }),
    );
  });

  it('forgets a responsible who has released the case', () => {
    const claimed = conversationOf(exampleSnapshot);
    const { responsible: _, ...withoutResponsible } = exampleSnapshot;
    const released = conversationOf({ ...withoutResponsible, version: 3, state: 'waiting' });
    expect(newest(claimed, released).responsible).toBeUndefined();
  });

  it('keeps nothing of what the patient told when sending the case', () => {
    expect(JSON.stringify(conversationOf(exampleSnapshot))).not.toContain(exampleSnapshot.ownWords);
  });
});
