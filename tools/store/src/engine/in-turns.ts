import { type Batch, Tally } from '../commands/batch.js';
import type { Request } from '../commands/request.js';
import type { Doc } from '../bson/value.js';
import { StoreError } from '../errors.js';
import type { Engine } from './engine.js';

/** So long, in milliseconds, a write of many statements works before it lets others have their turn. */
const TURN_MS = 1;

const soLong = (ms: number): (() => boolean) => {
  const end = performance.now() + ms;
  return () => performance.now() >= end;
};

/**
 * Carries out a batch piece by piece; what a piece has done, and `keep`, are one write.
 *
 * @param tally where to begin
 * @param keep stores how far the command has come
 * @throws OutOfDiskSpace (14031) when a full disk has taken back an earlier piece
 */
export const inTurns = async (
  engine: Engine,
  request: Request,
  batch: Batch,
  tally = new Tally(),
  keep: (noted: Doc) => void = () => undefined,
): Promise<Doc> => {
  const { losses } = engine.storage;
  for (;;) {
    engine.write(request, () => {
      tally.goOn(batch, soLong(TURN_MS));
      keep(tally.note(batch.count));
    });
    if (tally.next >= batch.count) return tally.answer;
    await engine.turns.next();
    if (engine.storage.losses !== losses)
      throw new StoreError('OutOfDiskSpace', 'A part of the command could not be stored');
  }
};
