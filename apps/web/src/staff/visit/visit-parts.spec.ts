import { describe, expect, it } from '@jest/globals';
import { tabsOf } from './visit-parts.js';

describe('the parts of a visit', () => {
  it('are one row of tabs on a phone, in the order of the keys Alt+1 to Alt+4', () => {
    expect(tabsOf('narrow', 'ongoing', true)).toEqual(['chat', 'note', 'facts', 'internal']);
    expect(tabsOf('narrow', 'unclaimed', false)).toEqual(['chat', 'facts']);
  });
  it('stand beside the chat, with Fakta as a tab where there is no room for it', () => {
    expect(tabsOf('middle', 'ongoing', true)).toEqual(['note', 'facts', 'internal']);
    expect(tabsOf('middle', 'unclaimed', false)).toEqual([]);
  });
  it('need no tabs on a wide screen without vårdgivarchatt, because Fakta has a pane of its own', () => {
    expect(tabsOf('wide', 'ongoing', true)).toEqual(['note', 'internal']);
    expect(tabsOf('wide', 'ended', false)).toEqual([]);
    expect(tabsOf('wide', 'over', true)).toEqual(['facts', 'internal']);
  });
});
