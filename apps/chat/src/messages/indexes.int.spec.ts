import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestService } from '@om/testing';
import type { Query } from 'mongoose';
import { conversationModel } from '../conversations/conversation.schema.js';
import { notificationModel } from '../reaching/notification.schema.js';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';
import { messageModel, type MessageDocument } from './message.schema.js';

interface Plan {
  stage: string;
  indexName?: string;
  inputStage?: Plan;
}

/** Stages of the winning plan, outermost first. */
const stagesOf = async (query: Query<unknown, unknown>): Promise<{ stages: string[]; examined: number }> => {
  const { queryPlanner, executionStats } = (await query.explain('executionStats')) as {
    queryPlanner: { winningPlan: Plan };
    executionStats: { totalDocsExamined: number };
  };
  const stages: string[] = [];
  for (let plan: Plan | undefined = queryPlanner.winningPlan; plan; plan = plan.inputStage)
    stages.push(plan.indexName ? `${plan.stage} ${plan.indexName}` : plan.stage);
  return { stages, examined: executionStats.totalDocsExamined };
};

describe('the queries of the hot paths', () => {
  let chat: TestService;
  let test: TestCase;
  beforeAll(async () => {
    chat = await startChat();
    for (let n = 0; n < 3; n += 1) {
      test = new TestCase(chat);
      await test.hear(STEPS.started);
      for (const text of ['a', 'b', 'c']) await test.send(test.patient, text);
    }
  });
  afterAll(() => chat.stop());

  const messages = () => modelOf<MessageDocument>(chat, messageModel.name);

  it('find the last entry by one key of the index, without sorting', async () => {
    const { stages, examined } = await stagesOf(
      messages().findOne({ visitId: test.visitId }).sort({ seq: -1 }).lean(),
    );
    expect(stages).toContain('IXSCAN visitId_1_seq_1');
    expect(stages).not.toContain('SORT');
    expect(examined).toBe(1);
  });

  it('find what comes after a place in order, reading only that', async () => {
    const { stages, examined } = await stagesOf(
      messages()
        .find({ visitId: test.visitId, seq: { $gt: 2 } })
        .sort({ seq: 1 })
        .limit(10),
    );
    expect(stages).toContain('IXSCAN visitId_1_seq_1');
    expect(stages).not.toContain('SORT');
    expect(examined).toBe(2);
  });

  it.each([
    ['a repeated client id', { clientId: 'x' }],
    ['what chat has written itself', { clientId: { $gte: 'system:', $lt: 'system;' } }],
  ])('find %s by the index', async (_, filter) => {
    const { stages } = await stagesOf(messages().find({ visitId: test.visitId, ...filter }));
    expect(stages).toContain('IXSCAN visitId_1_clientId_1');
  });

  it.each([
    [
      'conversations of a patient',
      conversationModel.name,
      { 'patient.patientId': 'p' },
      'patient.patientId_1',
    ],
    ['notifications of a visit', notificationModel.name, { visitId: 'v' }, 'visitId_1_begunAt_1'],
    ['unsent outbox entries', messageModel.name, { 'outbox.at': { $lte: new Date() } }, 'outbox.at_1'],
    ['timers that are due', messageModel.name, { 'timers.at': { $gt: new Date() } }, 'timers.at_1'],
  ])('find %s by the index', async (_, name, filter, index) => {
    const { stages } = await stagesOf(modelOf(chat, name).find(filter));
    expect(stages).toContain(`IXSCAN ${index}`);
  });
});
