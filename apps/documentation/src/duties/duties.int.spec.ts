import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  dutyChangedV1,
  eventEnvelope,
  exampleMessage,
  exampleSnapshot,
  guestWroteV1,
  getNote,
  listDuties,
  saveNote,
  visitClaimedV1,
  visitEndedV1,
  visitHandoverAcceptedV1,
  visitReplyAnsweredV1,
  waiveDuty,
  type ClinicianPrincipal,
  type Duty,
  type EventContract,
  type Principal,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, makeEvent } from '@om/messaging';
import { aClinician, aPatient, startTestService, type TestService } from '@om/testing';
import { randomUUID } from 'node:crypto';
import { DocumentationModule } from '../documentation.module.js';

const nurse = aClinician();
const physician = aClinician({
  personId: 'SE2321000131-P000000000021',
  name: 'HSP21 TestPerson21',
  profession: 'physician',
  role: 'physician',
  careUnitId: 'exempelby',
});
/** Now, so that nothing of it is old enough to be reminded of. */
const at = new Date().toISOString();

describe('Att dokumentera', () => {
  let documentation: TestService;
  beforeAll(async () => {
    documentation = await startTestService((env) => DocumentationModule.forEnvironment(env), 'documentation');
  });
  afterAll(() => documentation.stop());

  const tell = async (contract: EventContract, visit: VisitSnapshot, actor: Principal = nurse) => {
    const event = makeEvent(contract, {
      id: randomUUID(),
      time: new Date(at),
      subject: visit.visitId,
      version: visit.version,
      actor,
      careunits: [visit.careUnitId],
      data: { visit },
    });
    return documentation.emit(event);
  };
  const writes = (visitId: string, by: ClinicianPrincipal) => {
    return documentation.emit(
      makeEvent(guestWroteV1, {
        id: randomUUID(),
        time: new Date(at),
        subject: visitId,
        version: exampleMessage.seq,
        actor: by,
        careunits: ['min-vard'],
        data: { visitId, personId: by.personId, seq: exampleMessage.seq, at: exampleMessage.at },
      }),
    );
  };
  const claimed = async (): Promise<VisitSnapshot> => {
    const visit = { ...exampleSnapshot, visitId: randomUUID() };
    await tell(visitClaimedV1, visit);
    return visit;
  };
  const ended = async (): Promise<VisitSnapshot> => {
    const visit = { ...(await claimed()), version: 5, state: 'async' as const, endedAt: at };
    await tell(visitEndedV1, visit);
    return visit;
  };
  const duties = async (visitId: string, by: Principal = nurse): Promise<Duty[]> => {
    const answer = await documentation.request(listDuties, { visitId }, by);
    return isRefused(answer) ? [] : answer.duties;
  };
  const kinds = async (visitId: string, by: Principal = nurse): Promise<string[]> =>
    (await duties(visitId, by)).map(({ kind, state }) => `${kind} ${state}`);
  const first = async (visitId: string): Promise<Duty> => {
    const [duty] = await duties(visitId);
    if (!duty) throw new Error('there is no duty');
    return duty;
  };

  it('has a row after the end, once however often the end is heard, and tells it', async () => {
    const visit = await ended();
    await Promise.all([1, 2, 3].map(() => tell(visitEndedV1, visit)));
    expect(await kinds(visit.visitId)).toEqual(['ended open']);
    const duty = await first(visit.visitId);
    const told = await documentation.nextPublished(
      'documentation.duty-changed.v1',
      ({ subject }) => subject === duty.dutyId,
    );
    expect(told).toMatchObject({ version: 1, careunits: ['min-vard'], data: { duty } });
    const all = await documentation.request(listDuties, {}, nurse);
    expect(isRefused(all) ? [] : all.duties).toContainEqual(duty);
  });

  it('is told as the contract says', async () => {
    await first((await ended()).visitId);
    await documentation.nextPublished(dutyChangedV1.type);
    for (const event of await documentation.published(dutyChangedV1.type)) {
      expect(eventEnvelope.safeParse(event)).toMatchObject({ success: true });
      expect(dutyChangedV1.data.safeParse(event.data)).toMatchObject({ success: true, data: event.data });
      expect(event).toMatchObject({ source: '/documentation', careunits: [expect.any(String)] });
    }
  });

  it('has a row for each answered reply, of the one who answered', async () => {
    const visit = await ended();
    await tell(visitReplyAnsweredV1, { ...visit, version: 7 }, nurse);
    await tell(visitReplyAnsweredV1, { ...visit, version: 9 }, nurse);
    expect((await kinds(visit.visitId)).sort()).toEqual(['addendum open', 'addendum open', 'ended open']);
  });

  it('begins with the first save of the note, wherever it stood before', async () => {
    const visit = await ended();
    const { visitId } = visit;
    const read = await documentation.request(getNote, { visitId }, nurse);
    if (isRefused(read)) throw new Error(read.refused.code);
    const { texts } = read.note;
    const save = { visitId, expectedVersion: 0, texts, mainDiagnosis: null, secondaryDiagnoses: [] };
    await documentation.request(saveNote, save, nurse);
    expect(await kinds(visitId)).toEqual(['ended draft']);
    await tell(visitEndedV1, { ...visit, version: 11 });
    expect(await kinds(visitId)).toEqual(['ended draft', 'ended draft']);
  });

  it('loses a row only with a reason, once, by the clinician whose it is', async () => {
    const { visitId } = await ended();
    const { dutyId } = await first(visitId);
    const waive = (by: Principal, reason = 'Står i journalen') =>
      documentation.request(waiveDuty, { dutyId, reason }, by);
    expect(await waive(physician)).toMatchObject({ refused: { code: 'documentation.no-such-duty' } });
    expect(await waive(aPatient())).toMatchObject({ refused: { code: 'documentation.no-such-duty' } });
    expect(await waive(nurse, ' ')).toMatchObject({
      refused: { code: 'documentation.invalid', field: 'reason' },
    });
    expect(await waive(nurse)).toMatchObject({ duty: { state: 'waived' } });
    expect(await waive(nurse)).toMatchObject({ refused: { code: 'documentation.duty-done' } });
    expect(await kinds(visitId)).toEqual(['ended waived']);
    const all = await documentation.request(listDuties, {}, nurse);
    expect(isRefused(all) ? [] : all.duties.map((duty) => duty.dutyId)).not.toContain(dutyId);
  });

  it('has a row of a guest who wrote to the patient, whichever is heard first, and none of one who only read', async () => {
    const { personId, name, profession, careUnitId } = physician;
    const sight = { since: at, how: 'invited', sees: 'all' } as const;
    const guests = [{ personId, name, profession, careUnitId, ...sight }];
    const before = await claimed();
    await writes(before.visitId, physician);
    expect(await kinds(before.visitId, physician)).toEqual([]);
    await tell(visitClaimedV1, { ...before, version: 3, guests });
    expect(await kinds(before.visitId, physician)).toEqual(['guest open']);
    const after = await claimed();
    await tell(visitClaimedV1, { ...after, version: 3, guests });
    expect(await kinds(after.visitId, physician)).toEqual([]);
    await Promise.all([writes(after.visitId, physician), writes(after.visitId, physician)]);
    expect(await kinds(after.visitId, physician)).toEqual(['guest open']);
    await writes(after.visitId, nurse);
    expect(await kinds(after.visitId)).toEqual([]);
  });

  it('lets guests and former responsibles write their own note, from the unit where they took part', async () => {
    const visit = await claimed();
    const { personId, name, profession } = nurse;
    const former = [
      {
        personId,
        name,
        profession,
        careUnitId: 'min-vard',
        until: at,
        was: 'responsible',
        sees: 'all',
      } as const,
    ];
    const responsible = { ...physician, since: at };
    await tell(visitClaimedV1, {
      ...visit,
      version: 4,
      careUnitId: 'exempelby',
      responsible: {
        personId: responsible.personId,
        name: responsible.name,
        profession: 'physician',
        since: at,
      },
      formerParticipants: former,
    });
    const ask = (by: ClinicianPrincipal) => documentation.request(getNote, { visitId: visit.visitId }, by);
    expect(await ask(nurse)).toMatchObject({ note: { author: { personId: nurse.personId } } });
    expect(await ask(physician)).toMatchObject({ note: { author: { personId: physician.personId } } });
    expect(await ask({ ...nurse, careUnitId: 'ostra' })).toMatchObject({
      refused: { code: 'documentation.not-found' },
    });
  });

  it('lets a receiver write as soon as the handover is accepted, also when the news is a moment late', async () => {
    const visit = await claimed();
    const { personId, name } = physician;
    const handover = {
      handoverId: randomUUID(),
      state: 'proposed',
      proposedAt: at,
      expiresAt: at,
      from: { personId: nurse.personId, name: nurse.name, profession: 'nurse', careUnitId: 'min-vard' },
      to: { careUnitId: 'exempelby', careUnitName: 'Exempelby', role: 'physician' },
      priority: 3,
      declinedBy: [],
    } as const satisfies VisitSnapshot['handover'];
    await tell(visitClaimedV1, { ...visit, version: 3, handover });
    const accepted = {
      ...handover,
      state: 'accepted',
      answeredAt: at,
      answeredBy: { personId, name },
    } as const;
    const [note] = await Promise.all([
      documentation.request(getNote, { visitId: visit.visitId }, physician),
      tell(
        visitHandoverAcceptedV1,
        {
          ...visit,
          version: 4,
          careUnitId: 'exempelby',
          responsible: { personId, name, profession: 'physician', since: at },
          handover: accepted,
        },
        physician,
      ),
    ]);
    expect(note).toMatchObject({ note: { author: { personId } } });
    expect(await kinds(visit.visitId)).toEqual(['handover open']);
  });
});
