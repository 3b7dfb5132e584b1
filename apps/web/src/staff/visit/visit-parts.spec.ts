import { describe, expect, it } from '@jest/globals';
import { hasNotePane, tabsOf } from './visit-parts.js';

const both = { note: true, internal: true };
const neither = { note: false, internal: false };

describe('the parts of a visit', () => {
  it('are one row of tabs on a phone, in the order of the keys Alt+1 to Alt+4', () => {
    expect(tabsOf('narrow', both)).toEqual(['chat', 'note', 'facts', 'internal']);
    expect(tabsOf('narrow', neither)).toEqual(['chat', 'facts']);
  });
  it('stand beside the chat, with Fakta as a tab where there is no room for it', () => {
    expect(tabsOf('middle', both)).toEqual(['note', 'facts', 'internal']);
    expect(tabsOf('middle', neither)).toEqual([]);
  });
  it('need no tabs on a wide screen without vårdgivarchatt, because Fakta has a pane of its own', () => {
    expect(tabsOf('wide', both)).toEqual(['note', 'internal']);
    expect(tabsOf('wide', { note: true, internal: false })).toEqual([]);
    expect(tabsOf('wide', { note: false, internal: true })).toEqual(['facts', 'internal']);
  });
});

describe('the note', () => {
  it('stands in a visit that somebody has or had, also after Uteblivet and Hänvisa vidare, which are documented', () => {
    expect(hasNotePane('claimed', null)).toBe(true);
    expect(hasNotePane('ended', null)).toBe(true);
    expect(hasNotePane('over', {})).toBe(true);
  });
  it('does not stand where nobody has cared for the patient', () => {
    expect(hasNotePane('unclaimed', null)).toBe(false);
    expect(hasNotePane('over', null)).toBe(false);
  });
});
