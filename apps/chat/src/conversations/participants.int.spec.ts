import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guestWroteV1, visitEndedV1, visitStartedV1 } from '@om/contracts';
import { aClinician, type TestService } from '@om/testing';
import { aGuest, aHandover } from '../testing/handovers.js';
import { startChat, STEPS, TestCase } from '../testing/test-case.js';

const physician = aClinician({
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  profession: 'physician',
  role: 'physician',
  careUnitId: 'exempelby',
});
const at = '2026-11-23T09:45:00.000Z';
const notParticipant = { refused: { code: 'chat.not-participant' } };
const notFound = { refused: { code: 'chat.not-found' } };

describe('those who take part beside the responsible', () => {
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat();
  });
  afterAll(() => chat.stop());

  const started = async (): Promise<TestCase> => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    await test.send(test.patient, 'Hej');
    return test;
  };
  const lines = async (test: TestCase) =>
    (await test.history()).messages.flatMap(({ kind, about, author }) =>
      kind === 'notice' ? [`${about ?? ''} ${author?.name ?? ''}`] : [],
    );

  it('a receiver reads before deciding and writes nothing; the patient is told nothing', async () => {
    const test = await started();
    await test.hear({ handover: aHandover(test) });
    expect(await test.ask(physician)).toMatchObject({ open: false, messages: [{ seq: 1 }, { seq: 2 }] });
    expect(await test.send(physician, 'Hej')).toMatchObject(notParticipant);
    expect(await test.send(test.responsible, 'Jag är kvar')).toMatchObject({ seq: 3 });
    expect(await lines(test)).toEqual([]);
  });

  it('an accepted handover is told once, moves the right to write, and leaves the sender as guest', async () => {
    const test = await started();
    const answeredBy = { personId: physician.personId, name: physician.name };
    await test.hear({
      careUnitId: 'exempelby',
      responsible: { ...answeredBy, profession: 'physician', since: at },
      handover: aHandover(test, { state: 'accepted', answeredAt: at, answeredBy }),
      guests: [aGuest(test.responsible, { how: 'handover' })],
    });
    await Promise.all([1, 2, 3].map(() => test.redeliver(test.visit, visitStartedV1)));
    expect(await lines(test)).toEqual(['handover HSP21 TestPerson21']);
    expect(await test.send(physician, 'Hej, jag tar över')).toMatchObject({ seq: 4 });
    expect(await test.send(test.responsible, 'Lycka till')).toMatchObject({ seq: 5 });
    expect(await test.send(test.colleague, 'Hej')).toMatchObject(notFound);
  });

  it('a handover taken back leaves its receiver outside', async () => {
    const test = await started();
    await test.hear({ handover: aHandover(test) });
    await test.hear({ handover: aHandover(test, { state: 'cancelled', answeredAt: at }) });
    expect(await test.ask(physician)).toMatchObject(notFound);
    expect(await lines(test)).toEqual([]);
  });

  it('a guest who sees from now on reads and answers what comes after the invitation', async () => {
    const test = await started();
    await test.hear({ guests: [aGuest(physician, { sees: 'from-now', fromSeq: 2 })] });
    await test.send(physician, 'Hej, jag hjälper till');
    const seen = await test.history(physician);
    expect(seen).toMatchObject({ open: true, fromSeq: 2 });
    expect(seen.messages.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(await lines(test)).toEqual(['guest-joined HSP21 TestPerson21']);
    expect(await test.history()).not.toHaveProperty('fromSeq');
  });

  it('a guest’s words are told besides, nobody else’s are', async () => {
    const test = await started();
    await test.hear({ guests: [aGuest(physician)] });
    await test.send(test.responsible, 'Min kollega är med');
    const sent = await test.send(physician, 'Hej, jag hjälper till');
    const { personId } = physician;
    const { visitId } = test;
    const ofVisit = ({ subject }: { subject: string }) => subject === visitId;
    expect(await chat.nextPublished(guestWroteV1.type, ofVisit)).toMatchObject({
      data: { visitId, personId, ...('seq' in sent && { seq: sent.seq, at: sent.at }) },
    });
    expect((await chat.published(guestWroteV1.type)).filter(ofVisit)).toHaveLength(1);
  });

  it('a guest who has left reads what was theirs and writes no more', async () => {
    const test = await started();
    const guest = aGuest(physician);
    await test.hear({ guests: [guest] });
    const { since: _, how: _how, ...left } = guest;
    await test.hear({ guests: [], formerParticipants: [{ ...left, until: at, was: 'guest' }] });
    expect(await test.send(physician, 'Hej')).toMatchObject(notParticipant);
    expect(await test.ask(physician)).toMatchObject({ open: false });
    expect(await lines(test)).toEqual(['guest-joined HSP21 TestPerson21', 'guest-left HSP21 TestPerson21']);
  });

  it('a patient writes while the visit waits for them', async () => {
    const test = await started();
    await test.hear({ state: 'on-hold', onHold: { since: at } });
    expect(await test.send(test.patient, 'Nu är jag här')).toMatchObject({ seq: 4 });
    expect(await lines(test)).toEqual(['on-hold ']);
  });

  it('a visit directed elsewhere ends with the instruction and takes no more words', async () => {
    const test = await started();
    await test.hear({
      state: 'redirected',
      redirect: { destination: '1177', message: 'Ring 1177 i kväll.', at },
    });
    const { messages, open } = await test.history();
    expect(messages.map(({ kind }) => kind)).toEqual(['greeting', 'text', 'notice', 'seal']);
    expect(messages[2]).toMatchObject({ about: 'redirected', text: 'Ring 1177 i kväll.' });
    expect(open).toBe(false);
  });

  it('a closed case that is opened again takes words, and says so', async () => {
    const test = await started();
    await test.hear(STEPS.ended, visitEndedV1);
    await test.hear(STEPS.closed);
    expect(await test.send(test.patient, 'Hej')).toMatchObject({ refused: { code: 'chat.sealed' } });
    await test.hear({ state: 'async', reopenedAt: at, asyncUntil: '2026-11-26T09:52:00.000Z' });
    expect(await test.kinds()).toEqual(['greeting', 'text', 'ended', 'seal', 'unseal', 'notice']);
    expect(await test.send(test.patient, 'Tack')).toMatchObject({ seq: 7 });
  });
});
