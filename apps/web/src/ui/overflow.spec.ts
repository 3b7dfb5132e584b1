import { describe, expect, it } from '@jest/globals';
import { partsUnderMore, type RowPart } from './overflow.js';

const parts: readonly RowPart[] = [
  { key: 'video', width: 100 },
  { key: 'ticket', width: 100, leaves: 3 },
  { key: 'invite', width: 100, leaves: 2 },
  { key: 'feedback', width: 100, leaves: 1 },
];
const moved = (room: number) => [...partsUnderMore(parts, room, 50)];

describe('a row of actions that has too little room', () => {
  it('keeps everything where there is room', () => {
    expect(moved(400)).toEqual([]);
  });
  it('moves the last of importance first, and makes room for the button Fler', () => {
    expect(moved(399)).toEqual(['feedback']);
    expect(moved(349)).toEqual(['feedback', 'invite']);
  });
  it('never moves what must always be seen', () => {
    expect(moved(0)).toEqual(['feedback', 'invite', 'ticket']);
  });
});
