import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CHAT_COMMANDS,
  CHAT_EVENTS,
  CHAT_QUERIES,
  eventEnvelope,
  markInternal,
  sendInternal,
  sendMessage,
  SUBSCRIPTIONS,
  visitEndedV1,
  visitSealRequestedV1,
} from '@om/contracts';
import {
  aClinician,
  aPatient,
  answersEveryExample,
  exercisesEveryExample,
  type TestService,
} from '@om/testing';
import { aGuest } from './testing/handovers.js';
import { startChat, STEPS, TestCase } from './testing/test-case.js';

describe('the contracts of chat', () => {
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat();
  });
  afterAll(() => chat.stop());

  it('every example of every event chat listens to is handled', async () => {
    await exercisesEveryExample(chat, SUBSCRIPTIONS.chat);
  });

  it('every example of every request is answered, to the patient', async () => {
    await answersEveryExample(chat, [...CHAT_COMMANDS, ...CHAT_QUERIES], aPatient());
  });

  it('every example that is not words already sent by the patient is answered, to the clinician', async () => {
    const others = [...CHAT_COMMANDS, ...CHAT_QUERIES].filter((contract) => contract !== sendMessage);
    await answersEveryExample(chat, others, aClinician());
  });

  it('every event chat publishes comes out of real use as its contract says', async () => {
    const test = new TestCase(chat);
    await test.hear({ ...STEPS.started, guests: [aGuest(test.colleague)] });
    await test.seen();
    await test.send(test.patient, 'Hej');
    await test.send(test.colleague, 'Jag är gäst här');
    await test.mark(test.responsible, { read: 2 });
    const { visitId } = test;
    await chat.request(sendInternal, { visitId, clientId: 'c1', text: 'Hej' }, test.responsible);
    await chat.request(markInternal, { visitId, read: 1 }, test.colleague);
    await test.hear(STEPS.ended, visitEndedV1);
    await test.hear(STEPS.sealing, visitSealRequestedV1);
    for (const contract of CHAT_EVENTS) {
      await chat.nextPublished(contract.type);
      for (const event of await chat.published(contract.type)) {
        expect(eventEnvelope.safeParse(event)).toMatchObject({ success: true });
        expect(contract.data.safeParse(event.data)).toMatchObject({ success: true, data: event.data });
        expect(event).toMatchObject({ source: '/chat', careunits: [expect.any(String)] });
      }
    }
  });
});
