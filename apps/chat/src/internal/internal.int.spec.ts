import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getInternalHistory,
  markInternal,
  sendInternal,
  type InternalMessage,
  type Principal,
} from '@om/contracts';
import { isRefused } from '@om/messaging';
import type { AuditRow } from '@om/persistence';
import { uuidV7Ids } from '@om/platform';
import { aClinician, aService, eventually, type TestService } from '@om/testing';
import { isDeepStrictEqual } from 'node:util';
import { aGuest, aHandover } from '../testing/handovers.js';
import { modelOf, startChat, STEPS, TestCase } from '../testing/test-case.js';
import { internalMessageModel, type InternalMessageDocument } from './internal-message.schema.js';

const physician = aClinician({
  personId: 'SE2321000131-P000000000045',
  name: 'HSP45 TestPerson45',
  profession: 'physician',
  role: 'physician',
  careUnitId: 'exempelby',
});
const notFound = { refused: { code: 'chat.not-found' } };
const notParticipant = { refused: { code: 'chat.not-participant' } };

describe('the vårdgivarchatt of a visit', () => {
  let chat: TestService;
  beforeAll(async () => {
    chat = await startChat();
  });
  afterAll(() => chat.stop());

  const claimed = async (): Promise<TestCase> => {
    const test = new TestCase(chat);
    await test.hear(STEPS.started);
    return test;
  };
  const write = ({ visitId }: TestCase, by: Principal, text: string, clientId = uuidV7Ids.next()) =>
    chat.request(sendInternal, { visitId, clientId, text }, by, { timeoutMs: 30_000 });
  const read = ({ visitId }: TestCase, by: Principal, afterSeq = 0) =>
    chat.request(getInternalHistory, { visitId, afterSeq, limit: 500 }, by);
  const texts = async (test: TestCase, by: Principal): Promise<string[]> => {
    const answer = await read(test, by);
    return isRefused(answer) ? [answer.refused.code] : answer.messages.map(({ text }) => text);
  };

  it('is written and read by the unit, told to the units concerned, and each read is audited before the answer', async () => {
    const test = await claimed();
    await test.hear({ handover: aHandover(test) });
    expect(await write(test, test.responsible, 'Kan du titta?')).toMatchObject({ internalSeq: 1 });
    expect(await write(test, physician, 'Ja')).toMatchObject({ internalSeq: 2 });
    expect(await texts(test, test.colleague)).toEqual(['Kan du titta?', 'Ja']);
    const told = await chat.nextPublished(
      'chat.internal-message-sent.v1',
      ({ subject, version }) => subject === test.visitId && version === 2,
    );
    expect(told).toMatchObject({ careunits: ['min-vard', 'exempelby'], actor: physician });
    const rows = async () =>
      modelOf<Omit<AuditRow, 'id'>>(chat, 'Audit').find({ patientId: test.patient.personId }).lean().exec();
    expect((await rows()).filter(({ what }) => what === getInternalHistory.name)).toMatchObject([
      { action: 'read', actor: test.colleague, careUnitId: 'min-vard' },
    ]);
    await eventually(async () => (await rows()).some(({ what }) => what === sendInternal.name));
  });

  it('from 60 writers at once has the places 1 to 60, without gaps', async () => {
    const test = await claimed();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        write(test, n % 2 ? test.responsible : test.colleague, `Ord ${String(n)}`),
      ),
    );
    const places = answers.map((answer) => (isRefused(answer) ? 0 : answer.internalSeq));
    expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('stores the same client id once and answers each with it; another’s client id is refused', async () => {
    const test = await claimed();
    const same = await Promise.all([1, 2, 3].map(() => write(test, test.responsible, 'Hej', 'same')));
    expect(new Set(same.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await write(test, test.colleague, 'Hej', 'same')).toMatchObject({
      refused: { code: 'chat.invalid', field: 'clientId' },
    });
    expect(await texts(test, test.colleague)).toEqual(['Hej']);
  });

  it('does not exist for a patient, a stranger or a service, neither to read nor to write nor to mark', async () => {
    const test = await claimed();
    await write(test, test.responsible, 'Syns inte för patienten');
    const nobody = [test.patient, test.stranger, aService('gateway'), new TestCase(chat).patient];
    for (const principal of nobody) {
      expect(await read(test, principal)).toMatchObject(notFound);
      expect(await write(test, principal, 'Hej')).toMatchObject(notFound);
      const { visitId } = test;
      expect(await chat.request(markInternal, { visitId, read: 1 }, principal)).toMatchObject(notFound);
    }
  });

  it('leaves no trace in the patient chat: no entry, no place, no mark, no event of it', async () => {
    const test = await claimed();
    await test.send(test.patient, 'Hej');
    await write(test, test.responsible, 'Hemligt internt');
    await test.send(test.patient, 'Är du där?');
    for (const reader of [test.patient, test.responsible]) {
      const seen = await test.history(reader);
      expect(seen.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(JSON.stringify(seen)).not.toContain('Hemligt internt');
    }
    await chat.nextPublished('chat.internal-message-sent.v1', ({ subject }) => subject === test.visitId);
    const sent = (await chat.published('chat.message-sent.v1')).filter(
      ({ subject }) => subject === test.visitId,
    );
    expect(JSON.stringify(sent)).not.toContain('Hemligt internt');
  });

  it('is no longer written by a receiver whose handover was taken back, a repeat apart', async () => {
    const test = await claimed();
    await test.hear({ handover: aHandover(test) });
    const first = await write(test, physician, 'Jag hinner kl. 11', 'mine');
    await test.hear({ handover: aHandover(test, { state: 'cancelled', answeredVersion: 4 }) });
    expect(await read(test, physician)).toMatchObject({ open: false, messages: [{ internalSeq: 1 }] });
    expect(await write(test, physician, 'Hallå?')).toMatchObject(notParticipant);
    expect(await write(test, physician, 'Jag hinner kl. 11', 'mine')).toEqual(first);
    const mark = { visitId: test.visitId, read: 1 };
    expect(await chat.request(markInternal, mark, physician)).toMatchObject(notParticipant);
  });

  it.each(['declined', 'cancelled', 'expired'] as const)(
    'ends for a receiver whose handover was %s where it was when that happened',
    async (state) => {
      const test = await claimed();
      await write(test, test.responsible, 'Innan');
      await test.hear({ handover: aHandover(test) });
      await write(test, test.responsible, 'Till er');
      expect(await texts(test, physician)).toEqual(['Innan', 'Till er']);
      const answeredVersion = test.visit.version + 1;
      await test.hear({ handover: aHandover(test, { state, answeredVersion }) });
      await write(test, test.responsible, 'Efteråt');
      expect(await read(test, physician)).toMatchObject({
        messages: [{ text: 'Innan' }, { text: 'Till er' }],
        more: false,
        readers: [],
      });
      expect(await texts(test, test.colleague)).toEqual(['Innan', 'Till er', 'Efteråt']);
    },
  );

  it('ends for one of a group when they say no, and goes on for the others', async () => {
    const test = await claimed();
    const other = { ...physician, personId: 'SE2321000131-P000000000021', name: 'HSP21 TestPerson21' };
    await test.hear({ handover: aHandover(test) });
    await write(test, test.responsible, 'Till er');
    const { personId, name } = physician;
    const at = test.visit.createdAt;
    const no = { personId, name, at, code: 'no-time' as const, text: '', version: test.visit.version + 1 };
    await test.hear({ handover: aHandover(test, { declinedBy: [no] }) });
    await write(test, test.responsible, 'Till er andra');
    expect(await texts(test, physician)).toEqual(['Till er']);
    expect(await texts(test, other)).toEqual(['Till er', 'Till er andra']);
  });

  it('ends for a guest of another unit who leaves, or whose visit ends, where it was when that happened', async () => {
    const test = await claimed();
    await test.hear({ guests: [aGuest(physician)] });
    await write(test, physician, 'Jag är med');
    const untilVersion = test.visit.version + 1;
    const { since: until, how: _, ...part } = aGuest(physician);
    const left = { ...part, until, untilVersion, was: 'guest' as const };
    await test.hear({ guests: undefined, formerParticipants: [left] });
    await write(test, test.responsible, 'Efteråt');
    expect(await read(test, physician)).toMatchObject({
      messages: [{ text: 'Jag är med' }],
      open: false,
      more: false,
      readers: [],
    });
    expect(await texts(test, test.colleague)).toEqual(['Jag är med', 'Efteråt']);
  });

  it('shows how far each has read; marks never go back, nor past what is written', async () => {
    const test = await claimed();
    await test.hear({ guests: [aGuest(physician)] });
    await write(test, physician, 'Ett');
    await write(test, physician, 'Två');
    const mark = (by: Principal, seen: number) =>
      chat.request(markInternal, { visitId: test.visitId, read: seen }, by);
    await Promise.all([mark(test.responsible, 99), mark(physician, 1), mark(test.responsible, 1)]);
    const readers = [
      { personId: test.responsible.personId, name: test.responsible.name, readSeq: 2 },
      { personId: physician.personId, name: physician.name, readSeq: 1 },
    ];
    expect(await read(test, test.colleague)).toMatchObject({ readers });
    const whole = { visitId: test.visitId, readers };
    const told = await chat.nextPublished('chat.internal-marked.v1', ({ data }) =>
      isDeepStrictEqual(data, whole),
    );
    expect(told.careunits).toEqual(['min-vard', 'exempelby']);
  });

  it('keeps its messages in a collection of their own, where nothing of the patient’s is', async () => {
    const test = await claimed();
    await test.send(test.patient, 'Patientens ord');
    await write(test, test.responsible, 'Kollegans ord');
    const model = modelOf<InternalMessageDocument>(chat, internalMessageModel.name);
    const kept = await model.find({ visitId: test.visitId }).lean();
    expect(
      kept.map(({ text, sender }: Pick<InternalMessage, 'text' | 'sender'>) => [text, sender.name]),
    ).toEqual([['Kollegans ord', test.responsible.name]]);
  });
});
