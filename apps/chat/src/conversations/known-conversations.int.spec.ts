import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitStartedV1, type Principal, type VisitSnapshot } from '@om/contracts';
import { EventPublisher, LiveEvents } from '@om/messaging';
import { Readiness } from '@om/platform';
import {
  eventually,
  exampleEvent,
  openProxy,
  startTestInfrastructure,
  type CuttableProxy,
  type TestInfrastructure,
  type TestService,
} from '@om/testing';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';
import { conversationOf, type Conversation } from './conversation.js';
import { conversationModel } from './conversation.schema.js';
import { Conversations } from './conversations.js';
import { KnownConversations } from './known-conversations.js';

describe('what a replica of chat has in mind of a visit', () => {
  let infrastructure: TestInfrastructure;
  let proxy: CuttableProxy;
  let first: TestService;
  let second: TestService;
  beforeAll(async () => {
    infrastructure = await startTestInfrastructure();
    proxy = await openProxy(infrastructure.amqpUrl);
    first = await startChat({ infrastructure });
    second = await startChat({ infrastructure, env: { AMQP_URL: proxy.url } });
  });
  afterAll(async () => {
    await first.stop();
    await second.stop();
    await proxy.close();
    await infrastructure.stop();
  });

  const mayWrite = async (chat: TestService, { visitId }: TestCase, who: Principal): Promise<boolean> =>
    (await chat.app.get(Conversations).seenBy(visitId, who))?.takesPart === true;

  /** As visit does; either replica may take it from the queue they share. */
  const tell = async (test: TestCase, over: Partial<VisitSnapshot>): Promise<void> => {
    test.visit = { ...test.visit, version: test.visit.version + 1, ...over };
    const event = exampleEvent(visitStartedV1, { visit: test.visit }, { version: test.visit.version });
    await first.app.get(EventPublisher).publish(event);
  };

  /** A visit that both replicas have in mind: neither would notice were it gone from the store. */
  const knownToBoth = async (): Promise<TestCase> => {
    const test = new TestCase(first);
    await tell(test, STEPS.started);
    for (const chat of [first, second]) await eventually(() => mayWrite(chat, test, test.responsible));
    const model = modelOf<Conversation>(first, conversationModel.name);
    const stored = await model.findById(test.visitId).lean<Conversation>().exec();
    await model.deleteOne({ _id: test.visitId });
    for (const chat of [first, second]) expect(await mayWrite(chat, test, test.responsible)).toBe(true);
    if (stored) await model.collection.insertOne(stored as never);
    return test;
  };
  const goneToColleague = ({ colleague: { personId, name }, visit }: TestCase): Partial<VisitSnapshot> => ({
    responsible: visit.responsible && { ...visit.responsible, personId, name, profession: 'physician' },
  });

  it('follows what the other replica has taken from the queue: who has lost the case writes no more through either', async () => {
    const test = await knownToBoth();
    await tell(test, goneToColleague(test));
    for (const chat of [first, second])
      await eventually(async () => !(await mayWrite(chat, test, test.responsible)));
    for (const chat of [first, second]) expect(await mayWrite(chat, test, test.colleague)).toBe(true);
  });

  it('is nothing while its connection is lost, and nothing old afterwards', async () => {
    const test = await knownToBoth();
    proxy.cut();
    await eventually(() => second.app.get(LiveEvents).unbroken === undefined);
    await tell(test, goneToColleague(test));
    await eventually(() => mayWrite(first, test, test.colleague));
    await eventually(() => mayWrite(second, test, test.colleague));
    expect(await mayWrite(second, test, test.responsible)).toBe(false);
    proxy.restore();
    await eventually(() => second.app.get(Readiness).isReady());
    expect(await mayWrite(second, test, test.responsible)).toBe(false);
  });

  it('is never older than what was heard while it was read', async () => {
    const test = await knownToBoth();
    const known = first.app.get(KnownConversations);
    const old = conversationOf({ ...test.visit, visitId: crypto.randomUUID() });
    const found = await known.find(old._id, () => {
      known.keep({ ...old, version: old.version + 1 });
      return Promise.resolve(old);
    });
    expect(found?.version).toBe(old.version + 1);
  });
});
