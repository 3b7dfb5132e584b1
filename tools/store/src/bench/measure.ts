import type { Collection } from 'mongodb';
import type { Figure } from './figure.js';
import { createIndexes, fill, message, type Message, rate, withMessages } from './load.js';

const BLOCKS = 5;
const BLOCK_MS = 1500;
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
      const ratio = median(rates.map((each) => each.ours / each.floor));
      const shown = `${Math.round(median(rates.map((each) => each.ours)))}/s of ${Math.round(median(rates.map((each) => each.floor)))}/s = ${ratio.toFixed(2)}`;
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

const QUERIES = 500;

const queryMs = async (messages: Collection<Message>): Promise<number> => {
  const times: number[] = [];
  for (let query = 0; query < QUERIES; query += 1) {
    const begun = performance.now();
    await messages
      .find({ conversationId: `conversation-${query % 10}`, seq: { $gte: 50 } })
      .sort({ seq: 1 })
      .toArray();
    times.push(performance.now() - begun);
  }
  return median(times);
};

/** What an indexed query costs on 1,000 documents and on 100,000; leaves 100,000 messages behind. */
export const costFigure = (uri: string): Promise<Figure> =>
  withMessages(uri, async (messages) => {
    await createIndexes(messages);
    await fill(messages, 0, 1000);
    await queryMs(messages);
    const few = await queryMs(messages);
    await fill(messages, 1000, MESSAGES);
    const many = await queryMs(messages);
    const measured = `${few.toFixed(2)} ms on 1,000 and ${many.toFixed(2)} ms on 100,000`;
    return { name: 'indexed query', measured, wanted: 'the same within a half', met: many <= few * 1.5 };
  });

const MAX_MB = 150;

/** Resident memory against its limit. */
export const memoryFigure = (name: string, mb: number): Figure => ({
  name,
  measured: `${Math.round(mb)} MB`,
  wanted: `under ${MAX_MB} MB`,
  met: mb < MAX_MB,
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
