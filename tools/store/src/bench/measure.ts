import { setImmediate } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import type { Figure } from './figure.js';
import { createIndexes, fill, message, type Message, rate, withMessages } from './load.js';

const BLOCKS = 11;
const BLOCK_MS = 700;
const WARM_UP_MS = 1000;
const MESSAGES = 100_000;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

type Work = (messages: Collection<Message>) => () => Promise<unknown>;

let nextMessage = 0;

const writing: Work = (messages) => () => messages.insertOne(message((nextMessage += 1)));

const reading: Work = (messages) => () =>
  messages.findOne({
    conversationId: `conversation-${Math.floor(Math.random() * 100)}`,
    seq: Math.floor(Math.random() * 100),
  });

/** The rates of both servers, in alternating blocks so that the machine's moods strike both. */
const compared = async (name: string, storeUri: string, cannedUri: string, work: Work): Promise<Figure> =>
  withMessages(storeUri, (stored) =>
    withMessages(cannedUri, async (canned) => {
      const [ours, floor] = [work(stored), work(canned)];
      await rate(WARM_UP_MS, ours);
      await rate(WARM_UP_MS, floor);
      const rates: { ours: number; floor: number }[] = [];
      for (let block = 0; block < BLOCKS; block += 1)
        rates.push({ ours: await rate(BLOCK_MS, ours), floor: await rate(BLOCK_MS, floor) });
      const [own, bare] = [median(rates.map((each) => each.ours)), median(rates.map((each) => each.floor))];
      const ratio = own / bare;
      const shown = `${Math.round(own)}/s of ${Math.round(bare)}/s = ${ratio.toFixed(2)}`;
      return {
        name,
        measured: shown,
        wanted: 'at least 0.50 of the server that answers canned bytes',
        met: ratio >= 0.5,
      };
    }),
  );

/** Durable writes and indexed reads over sixteen connections. */
export const rateFigures = async (storeUri: string, cannedUri: string): Promise<readonly Figure[]> => {
  await withMessages(storeUri, createIndexes);
  await withMessages(storeUri, (messages) => fill(messages, 0, 10_000));
  nextMessage = 10_000;
  return [
    await compared('writes over 16 connections', storeUri, cannedUri, writing),
    await compared('indexed reads over 16 connections', storeUri, cannedUri, reading),
  ];
};

const QUERIES = 1000;
const FEW = 1000;

const queryMs = async (messages: Collection<Message>, query: number): Promise<number> => {
  const begun = performance.now();
  const filter = { conversationId: `conversation-${query % 10}`, seq: { $gte: 50 } };
  await messages.find(filter).sort({ seq: 1 }).toArray();
  return performance.now() - begun;
};

/** What an indexed query costs on 1,000 documents and, in turns, on 100,000; leaves 100,000 messages behind. */
export const costFigure = (uri: string): Promise<Figure> =>
  withMessages(uri, async (messages) => {
    const few = messages.db.collection<Message>('few');
    for (const [collection, count] of [
      [few, FEW],
      [messages, MESSAGES],
    ] as const) {
      await createIndexes(collection);
      await fill(collection, 0, count);
    }
    const times: { few: number; many: number }[] = [];
    for (let query = 0; query < QUERIES; query += 1)
      times.push({ few: await queryMs(few, query), many: await queryMs(messages, query) });
    const [onFew, onMany] = [median(times.map((each) => each.few)), median(times.map((each) => each.many))];
    await few.drop();
    const measured = `${onFew.toFixed(2)} ms on 1,000 and ${onMany.toFixed(2)} ms on 100,000`;
    return { name: 'indexed query', measured, wanted: 'the same within a half', met: onMany <= onFew * 1.5 };
  });

const MAX_MB = 150;

/** Resident memory against its limit. */
export const memoryFigure = (name: string, mb: number): Figure => ({
  name,
  measured: `${Math.round(mb)} MB`,
  wanted: `under ${MAX_MB} MB`,
  met: mb < MAX_MB,
});

/** The most memory that the store has while one client reads everything through one cursor. */
export const fullReadFigure = (uri: string, residentMb: () => number): Promise<Figure> =>
  withMessages(uri, async (messages) => {
    let [count, most] = [0, 0];
    for await (const _message of messages.find({})) {
      if (count % 1000 === 0) most = Math.max(most, residentMb());
      count += 1;
    }
    return memoryFigure(`resident memory while ${count} messages are read at once`, most);
  });

/** So many indexed reads at least are answered, one after the other, while another client scans everything. */
const BESIDE_SCAN = 20;

const nextTurn = (): Promise<true> => setImmediate(true);

/** What indexed reads of another client cost while one scans all messages. */
export const besideScanFigure = (uri: string): Promise<Figure> =>
  withMessages(uri, async (messages) => {
    const isOver = messages.countDocuments({ text: /nobody wrote this$/ }).then(() => false);
    const times: number[] = [];
    while (await Promise.race([isOver, nextTurn()])) times.push(await queryMs(messages, times.length));
    const took = median(times);
    return {
      name: 'indexed read while another client scans all messages',
      measured: `${took.toFixed(1)} ms, ${times.length} reads beside one scan`,
      wanted: `at least ${BESIDE_SCAN} reads`,
      met: times.length >= BESIDE_SCAN,
    };
  });

const START_MS = 3000;

/** From the start of the process until the first indexed query over all messages is answered. */
export const startFigure = (uri: string, begun: number): Promise<Figure> =>
  withMessages(uri, async (messages) => {
    const found = await messages.find({ conversationId: 'conversation-999' }).sort({ seq: 1 }).toArray();
    const took = performance.now() - begun;
    const count = await messages.countDocuments({});
    return {
      name: `start with ${count} documents, first query answered`,
      measured: `${Math.round(took)} ms`,
      wanted: `under ${START_MS} ms`,
      met: took < START_MS && found.length === 100 && count === MESSAGES,
    };
  });
