import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Collection, MongoClient } from 'mongodb';
import { startStoreProcess } from '../testing/store-process.js';

const WRITERS = 8;
const SHORTEST_MS = 40;
const LONGEST_MS = 400;
/** Every so many rounds bytes of a write that was cut off are put at the end of the log. */
const TORN_EVERY = 3;

interface Note {
  readonly _id: string;
  readonly text: string;
}
interface Counter {
  readonly _id: number;
  readonly count: number;
}

/** What the clients have been told so far, over all rounds. */
class Acknowledged {
  readonly notes = new Map<string, string>();
  /** Notes that a reader has been shown as durable, perhaps before their writer was answered. */
  readonly seen = new Map<string, string>();
  readonly counts: number[] = Array.from({ length: WRITERS }, () => 0);
  /** Increments that were sent and never answered: they may or may not have happened. */
  readonly unanswered: number[] = Array.from({ length: WRITERS }, () => 0);
}

const connect = async <T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> => {
  const client = new MongoClient(uri, {
    retryWrites: false,
    retryReads: false,
    serverSelectionTimeoutMS: 2000,
  });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
};

const collections = (client: MongoClient): { notes: Collection<Note>; counters: Collection<Counter> } => ({
  notes: client.db('crash').collection<Note>('notes'),
  counters: client.db('crash').collection<Counter>('counters'),
});

/** Writes until the store is gone; what is answered is noted. */
const writeUntilGone = async (
  client: MongoClient,
  writer: number,
  round: number,
  known: Acknowledged,
): Promise<void> => {
  const { notes, counters } = collections(client);
  for (let n = 0; ; n += 1) {
    const note = {
      _id: `${round}-${writer}-${n}`,
      text: `note ${n} of round ${round}`.padEnd(50 + ((n * 37) % 900), '.'),
    };
    try {
      await notes.insertOne(note);
      known.notes.set(note._id, note.text);
      known.unanswered[writer] = (known.unanswered[writer] ?? 0) + 1;
      await counters.updateOne({ _id: writer }, { $inc: { count: 1 } }, { upsert: true });
      known.unanswered[writer] = (known.unanswered[writer] ?? 0) - 1;
      known.counts[writer] = (known.counts[writer] ?? 0) + 1;
    } catch {
      return;
    }
  }
};

/** Reads the newest notes, over and over, until the store is gone. */
const readUntilGone = async (client: MongoClient, known: Acknowledged): Promise<void> => {
  const notes = client.db('crash').collection<Note>('notes', { readConcern: { level: 'majority' } });
  for (;;) {
    try {
      for await (const note of notes.find().sort({ $natural: -1 }).limit(WRITERS))
        known.seen.set(note._id, note.text);
    } catch {
      return;
    }
  }
};

const checkNotes = async (notes: Collection<Note>, known: Acknowledged): Promise<readonly string[]> => {
  const stored = new Map((await notes.find().toArray()).map((note) => [note._id, note.text]));
  const byIndex = await notes.find({ text: /^note / }, { projection: { _id: 1 }, hint: 'text_1' }).toArray();
  const lost = (told: ReadonlyMap<string, string>, kind: string): readonly string[] =>
    [...told].flatMap(([id, text]) => (stored.get(id) === text ? [] : [`${kind} note ${id} is lost`]));
  const problems = [...lost(known.notes, 'acknowledged'), ...lost(known.seen, 'seen')];
  if (byIndex.length !== stored.size)
    problems.push(`the index has ${byIndex.length} notes, the collection ${stored.size}`);
  return problems;
};

const checkCounters = async (
  counters: Collection<Counter>,
  known: Acknowledged,
): Promise<readonly string[]> => {
  const stored = new Map((await counters.find().toArray()).map(({ _id, count }) => [_id, count]));
  return known.counts.flatMap((count, writer) => {
    const found = stored.get(writer) ?? 0;
    const most = count + (known.unanswered[writer] ?? 0);
    return found >= count && found <= most
      ? []
      : [`counter ${writer} is ${found}, acknowledged ${count}, at most ${most}`];
  });
};

const check = (client: MongoClient, known: Acknowledged): Promise<readonly string[]> => {
  const { notes, counters } = collections(client);
  return Promise.all([checkNotes(notes, known), checkCounters(counters, known)]).then((found) =>
    found.flat(),
  );
};

const tear = (dataDir: string, random: () => number): void => {
  const garbage = Buffer.from(
    Array.from({ length: 1 + Math.floor(random() * 5000) }, () => Math.floor(random() * 256)),
  );
  appendFileSync(join(dataDir, 'store.db-wal'), garbage);
};

const oneRound = async (
  dataDir: string,
  round: number,
  known: Acknowledged,
  random: () => number,
): Promise<readonly string[]> => {
  const store = await startStoreProcess(dataDir);
  const problems = await connect(store.uri, async (client) => {
    await collections(client).notes.createIndex({ text: 1 });
    const found = await check(client, known);
    const writers = Array.from({ length: WRITERS }, (_, writer) =>
      writeUntilGone(client, writer, round, known),
    );
    const reader = readUntilGone(client, known);
    await setTimeout(SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS));
    await store.end('SIGKILL');
    await Promise.all([...writers, reader]);
    return found;
  });
  if (round % TORN_EVERY === 0) tear(dataDir, random);
  return problems.map((problem) => `round ${round}: ${problem}`);
};

/** What came of the crash test. */
export interface CrashResult {
  readonly acknowledged: number;
  readonly seen: number;
  readonly problems: readonly string[];
}

/**
 * Kills the store in the middle of writes, again and again on the same data, and checks after each start that every
 * acknowledged write is there once, that nothing is gone which a reader has been shown with read concern `majority`, and
 * that the indexes agree with the documents.
 *
 * @param tell is told after each round.
 */
export const crashRounds = async (
  dataDir: string,
  rounds: number,
  random: () => number,
  tell: (round: number, acknowledged: number) => void = () => undefined,
): Promise<CrashResult> => {
  const known = new Acknowledged();
  const problems: string[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    problems.push(...(await oneRound(dataDir, round, known, random)));
    tell(round, known.notes.size);
  }
  const store = await startStoreProcess(dataDir);
  problems.push(...(await connect(store.uri, (client) => check(client, known))));
  await store.end('SIGTERM');
  return { acknowledged: known.notes.size, seen: known.seen.size, problems };
};
