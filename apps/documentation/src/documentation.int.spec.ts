import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  copyNote,
  DOCUMENTATION_COMMANDS,
  DOCUMENTATION_QUERIES,
  exampleSnapshot,
  exampleUnit,
  getNote,
  printNote,
  saveNote,
  searchCodes,
  SUBSCRIPTIONS,
  unitChangedV1,
  visitClaimedV1,
  visitClosedV1,
  visitEndedV1,
  visitReleasedV1,
  visitSentV1,
  visitStartedV1,
  type CareUnit,
  type Note,
  type VisitSnapshot,
} from '@om/contracts';
import { isRefused, makeEvent } from '@om/messaging';
import { modelToken } from '@om/persistence';
import {
  aClinician,
  answersEveryExample,
  aPatient,
  eventually,
  exercisesEveryExample,
  startTestService,
  type TestService,
} from '@om/testing';
import { randomUUID } from 'node:crypto';
import type { Model } from 'mongoose';
import { DocumentationModule } from './documentation.module.js';

let documentation: TestService;
beforeAll(async () => {
  documentation = await startTestService((env) => DocumentationModule.forEnvironment(env), 'documentation');
});
afterAll(() => documentation.stop());

const nurse = aClinician();

const tell = (visit: VisitSnapshot, contract = visitClaimedV1) =>
  documentation.emit(
    makeEvent(contract, {
      id: randomUUID(),
      time: new Date(),
      subject: visit.visitId,
      version: visit.version,
      actor: nurse,
      careunits: [visit.careUnitId],
      data: { visit },
    }),
  );

/** A visit that the nurse has; tells documentation and gives its id. */
const aClaimedVisit = async (): Promise<VisitSnapshot> => {
  const visit = { ...exampleSnapshot, visitId: randomUUID() };
  await tell(visit);
  return visit;
};

const noteOf = async (visitId: string): Promise<Note> => {
  const answer = await documentation.request(getNote, { visitId }, nurse);
  if (isRefused(answer)) throw new Error(answer.refused.code);
  return answer.note;
};

const saveOf = (note: Note, over: Partial<Note['texts']> = {}) => ({
  visitId: note.visitId,
  expectedVersion: note.version,
  texts: { ...note.texts, ...over },
  mainDiagnosis: 'M75.4',
  secondaryDiagnoses: [],
});

const audited = (visitId: string) =>
  documentation.app
    .get<Model<{ action: string; what: string }>>(modelToken('Audit'))
    .find({ visitId })
    .sort({ at: 1 })
    .lean()
    .exec();

describe('a note', () => {
  it('is prefilled, saved, and still there', async () => {
    const { visitId } = await aClaimedVisit();
    const blank = await noteOf(visitId);
    expect(blank).toMatchObject({ version: 0, texts: { kontaktorsak: 'Axelbesvär' } });
    await documentation.request(saveNote, saveOf(blank, { status: 'God kraft.' }), nurse);
    expect(await noteOf(visitId)).toMatchObject({
      version: 1,
      texts: { status: 'God kraft.' },
      mainDiagnosis: { code: 'M75.4', term: 'Impingementsyndrom i skulderled' },
    });
  });

  it('saved by two windows at once is saved by exactly one of them', async () => {
    const { visitId } = await aClaimedVisit();
    const blank = await noteOf(visitId);
    for (const round of ['first', 'second']) {
      const seen = round === 'first' ? blank : await noteOf(visitId);
      const answers = await Promise.all(
        ['a', 'b', 'c'].map((status) => documentation.request(saveNote, saveOf(seen, { status }), nurse)),
      );
      const refused = answers.filter(isRefused).map((answer) => answer.refused.code);
      expect(refused).toEqual(['documentation.stale-version', 'documentation.stale-version']);
    }
  });

  it('answers a repeated save with the first answer', async () => {
    const { visitId } = await aClaimedVisit();
    const blank = await noteOf(visitId);
    const commandId = randomUUID();
    const first = await documentation.request(saveNote, saveOf(blank), nurse, { commandId });
    await expect(documentation.request(saveNote, saveOf(blank), nurse, { commandId })).resolves.toEqual(
      first,
    );
    expect(first).toMatchObject({ note: { noteId: blank.noteId, version: 1 } });
  });

  it('is copied without diagnoses; reads, saves and copies are in the audit trail before they are answered', async () => {
    const { visitId } = await aClaimedVisit();
    await documentation.request(saveNote, saveOf(await noteOf(visitId), { bedomning: 'Ofarligt.' }), nurse);
    const copied = await documentation.request(copyNote, { visitId }, nurse);
    expect((await audited(visitId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['read', 'copy']),
    );
    expect(copied).toMatchObject({ leftOut: ['mainDiagnosis'] });
    expect(isRefused(copied) ? '' : copied.text).toContain('Bedömning\nOfarligt.');
    await eventually(async () => (await audited(visitId)).some(({ action }) => action === 'create'));
  });
});

describe('the template of a note', () => {
  const has = (version: number, noteTemplates: CareUnit['noteTemplates']) =>
    documentation.emit(
      makeEvent(unitChangedV1, {
        id: randomUUID(),
        time: new Date(),
        subject: nurse.careUnitId,
        version,
        actor: nurse,
        careunits: [nurse.careUnitId],
        data: { unit: { ...exampleUnit, version, noteTemplates } },
      }),
    );
  const [example] = exampleUnit.noteTemplates ?? [];
  if (!example) throw new Error('no template');

  it('is what the note begins with; one that has begun keeps it when the unit changes its own', async () => {
    const { visitId } = await aClaimedVisit();
    await has(101, [example]);
    const blank = await noteOf(visitId);
    expect(blank).toMatchObject({ template: 'Telefonrådgivning', templateVersion: 101, version: 0 });
    expect(blank.fields).toEqual(example.fields);
    expect(blank.texts).toMatchObject({ status: 'Gott allmäntillstånd.', kontaktorsak: 'Axelbesvär' });
    await documentation.request(saveNote, saveOf(blank, { bedomning: 'Ofarligt.' }), nurse);
    await has(102, [{ ...example, name: 'Ny', fields: example.fields.toReversed() }]);
    const begun = await noteOf(visitId);
    expect(begun).toMatchObject({ template: 'Telefonrådgivning', templateVersion: 101 });
    const saved = await documentation.request(saveNote, saveOf(begun), nurse);
    expect(saved).toMatchObject({ note: { template: 'Telefonrådgivning', fields: example.fields } });
    const copied = await documentation.request(copyNote, { visitId }, nurse);
    expect(isRefused(copied) ? '' : copied.text).toMatch(/Bedömning och råd\nOfarligt\.$/);
    expect(await noteOf((await aClaimedVisit()).visitId)).toMatchObject({ template: 'Ny' });
    await has(103, undefined);
    expect(await noteOf((await aClaimedVisit()).visitId)).not.toHaveProperty('templateVersion');
  });
});

describe('a print', () => {
  it('is written down before it is answered, also of a note that is not saved yet', async () => {
    const { visitId } = await aClaimedVisit();
    await expect(documentation.request(printNote, { visitId }, nurse)).resolves.toEqual({});
    expect(await audited(visitId)).toContainEqual(
      expect.objectContaining({ action: 'print', what: printNote.name }),
    );
  });
});

describe('who may document', () => {
  it.each([
    ['a patient', aPatient()],
    ['a colleague who never had the case', aClinician({ personId: 'SE2321000131-P000000000021' })],
    ['the same person at another unit', aClinician({ careUnitId: 'exempelby' })],
  ])('%s is told that there is no such note', async (_who, principal) => {
    const { visitId } = await aClaimedVisit();
    for (const contract of [getNote, copyNote, printNote]) {
      await expect(documentation.request(contract, { visitId }, principal)).resolves.toMatchObject({
        refused: { code: 'documentation.not-found' },
      });
    }
  });

  it('is still the one who has given the case back', async () => {
    const visit = await aClaimedVisit();
    const { responsible: _, ...released } = visit;
    await tell({ ...released, version: 3, state: 'waiting' }, visitReleasedV1);
    expect(await noteOf(visit.visitId)).toMatchObject({ version: 0 });
  });

  it('gets the note also when it is asked for before the news of the claim is here', async () => {
    const { responsible, claimedAt: _, ...waiting } = { ...exampleSnapshot, visitId: randomUUID() };
    await tell({ ...waiting, version: 1, state: 'waiting' }, visitSentV1);
    const [note] = await Promise.all([
      noteOf(waiting.visitId),
      tell({ ...waiting, responsible, version: 2, state: 'claimed' }),
    ]);
    expect(note).toMatchObject({ version: 0, visitId: waiting.visitId });
  });

  it('can write during the visit, after its end and after its closing', async () => {
    const visit = await aClaimedVisit();
    const rounds = [visitStartedV1, visitEndedV1, visitClosedV1].entries();
    for (const [index, contract] of rounds) {
      const state = (['ongoing', 'async', 'closed'] as const)[index] ?? 'closed';
      await tell({ ...visit, version: 3 + index, state }, contract);
      const saved = await documentation.request(saveNote, saveOf(await noteOf(visit.visitId)), nurse);
      expect(saved).toMatchObject({ note: { version: index + 1 } });
    }
  });

  it('is the same whatever the order in which many events of one visit come at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { responsible, ...waiting } = { ...exampleSnapshot, visitId: randomUUID() };
      const told = [
        { ...waiting, version: 1, state: 'waiting' as const },
        { ...waiting, responsible, version: 2, state: 'claimed' as const },
        { ...waiting, version: 3, state: 'waiting' as const, reason: { code: 'ny', label: 'Nyast' } },
      ];
      await Promise.all([...told, ...told].map((visit) => tell(visit)));
      expect(await noteOf(waiting.visitId)).toMatchObject({ texts: { kontaktorsak: 'Nyast' } });
    }
  });

  it('is told about a claim that arrives after the release', async () => {
    const { responsible, ...waiting } = { ...exampleSnapshot, visitId: randomUUID() };
    await tell({ ...waiting, version: 3, state: 'waiting' }, visitReleasedV1);
    await tell({ ...waiting, responsible, version: 2 });
    expect(await noteOf(waiting.visitId)).toMatchObject({ version: 0 });
  });
});

describe('documentation keeps its contracts', () => {
  it('and handles every example of every event it listens to', async () => {
    await exercisesEveryExample(documentation, SUBSCRIPTIONS.documentation);
  });

  it('and answers every example of everything it can be asked', async () => {
    await answersEveryExample(documentation, [...DOCUMENTATION_COMMANDS, ...DOCUMENTATION_QUERIES], nurse);
  });

  it('and refuses a field that is too long by name', async () => {
    const { visitId } = await aClaimedVisit();
    const save = saveOf(await noteOf(visitId), { status: 'x'.repeat(20_001) });
    await expect(documentation.request(saveNote, save, nurse)).resolves.toMatchObject({
      refused: { code: 'documentation.invalid', field: 'texts.status' },
    });
    await expect(documentation.request(searchCodes, { query: '' }, nurse)).resolves.toMatchObject({
      refused: { code: 'documentation.invalid', field: 'query' },
    });
  });
});
