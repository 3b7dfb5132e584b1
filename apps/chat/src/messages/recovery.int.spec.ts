import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendMessage } from '@om/contracts';
import { databaseName } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import { eventually, startTestInfrastructure, type TestInfrastructure } from '@om/testing';
import mongoose from 'mongoose';
import { conversationOf } from '../conversations/conversation.js';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';
import { messageModel, type MessageDocument } from './message.schema.js';
import { documentAt, type Posting } from './posting.js';

describe('a message stored by a process that died before telling anyone', () => {
  let infrastructure: TestInfrastructure;
  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
  });
  afterAll(() => infrastructure.stop());

  it('is told by the next process, and its place stays taken', async () => {
    const died = await startChat({ infrastructure });
    const test = new TestCase(died);
    await test.hear(STEPS.started);
    await died.stop();
    const left = documentAt(postingOf(test), 2, uuidV7Ids, new Date());
    await insertAsTheDead(infrastructure, left);

    const next = await startChat({ infrastructure });
    const [event] = left.outbox.flatMap((entry) => (entry.kind === 'event' ? [entry.envelope] : []));
    const told = await next.nextPublished('chat.message-sent.v1', ({ id }) => id === event?.id);
    expect(told).toEqual(event);
    const command = { visitId: test.visitId, clientId: 'new', text: 'Hej' };
    expect(await next.request(sendMessage, command, test.patient)).toMatchObject({ seq: 3 });
    await eventually(async () => {
      const stored = await modelOf<MessageDocument>(next, messageModel.name)
        .findById(left._id)
        .select('+outbox');
      expect(stored?.outbox).toEqual([]);
    });
    await next.stop();
  });
});

const postingOf = (test: TestCase): Posting => ({
  draft: { kind: 'text', clientId: 'left', text: 'Hej' },
  visit: conversationOf(test.visit),
  actor: test.patient,
  command: sendMessage.name,
});

/** What a killed process leaves: the write is there, nobody has been told. */
const insertAsTheDead = async (
  { mongoUri, namespace }: TestInfrastructure,
  left: MessageDocument,
): Promise<void> => {
  const dbName = databaseName({ NAMESPACE: namespace, SERVICE_NAME: 'chat' });
  const connection = await mongoose.createConnection(mongoUri, { dbName, ignoreUndefined: true }).asPromise();
  await connection.model<MessageDocument>(messageModel.name, messageModel.schema, 'messages').insertOne(left);
  await connection.close();
};
