import { describe, expect, it } from '@jest/globals';
import { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gatherWrites } from './gathered-writes.js';

/** A line that notes in which pieces it was written to. */
const aLine = () => {
  const pieces: string[] = [];
  const line = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => {
      pieces.push(chunk.toString());
      done();
    },
    writev: (chunks, done) => {
      pieces.push(chunks.map(({ chunk }) => String(chunk)).join(''));
      done();
    },
  });
  const write = (text: string): void => {
    gatherWrites(line);
    line.write(text);
  };
  return { write, pieces };
};

describe('what is written to a line in one turn', () => {
  it('leaves in one piece, in order, when the turn ends', async () => {
    const [one, other] = [aLine(), aLine()];
    one.write('a');
    other.write('x');
    one.write('b');
    expect(one.pieces).toEqual([]);
    await nextTurn();
    expect([one.pieces, other.pieces]).toEqual([['ab'], ['x']]);
    one.write('c');
    await nextTurn();
    expect(one.pieces).toEqual(['ab', 'c']);
  });
});
