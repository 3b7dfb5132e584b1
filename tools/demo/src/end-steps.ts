import { copyNote, getNote, patientCaseView, saveNote, searchCodes, visitAnswer } from '@om/contracts';
import { answered } from '@om/public-client';
import { randomUUID } from 'node:crypto';
import { ensure, type Step } from './walk.js';
import { NURSE, PATIENT, refusedWith, until, type World } from './world.js';
import { say } from './talk-steps.js';

/** Lets the hours pass for one case, by the development command. */
export const elapse = async (world: World, hours: number, visitId = world.visitId): Promise<void> => {
  answered(
    await world
      .person(NURSE)
      .visitor.send('POST', `/api/dev/visits/${visitId}/elapse`, visitAnswer, { hours }),
  );
};

/** Waits until the visit has come to a state. */
export const untilState = (world: World, state: string, visitId = world.visitId) =>
  until(
    () => world.visit(NURSE, visitId),
    ({ visit }) => visit.state === state,
    `the visit did not become ${state}`,
  );

const end: Step<World>[] = [
  {
    number: '2.3-1',
    says: 'Avsluta besök is offered in the ongoing visit, with the lengths of the unit',
    run: async (world) => {
      const { actions, unit } = await world.visit(NURSE);
      ensure(actions['end']?.allowed, 'ending is not offered');
      ensure(unit?.asyncChoices.includes(72), 'the unit does not offer 72 hours');
    },
  },
  {
    number: '2.3-3',
    says: 'the length of the asynchronous phase: one that the unit does not offer is refused',
    run: async (world) => {
      const { visit } = await world.visit(NURSE);
      const body = {
        expectedVersion: visit.version,
        async: { kind: 'hours', hours: 36 },
        autoMessage: false,
      };
      const { visitor } = world.person(NURSE);
      refusedWith(
        await visitor.post(`/api/staff/visits/${world.visitId}/end`, visitAnswer, body),
        'visit.async-not-offered',
      );
    },
  },
  {
    number: '2.3-4',
    says: 'Meddelande is off at the unit: asking for it is refused, nothing will be sent',
    run: async (world) => {
      const { visit, unit } = await world.visit(NURSE);
      ensure(unit?.autoMessage.enabled === false, 'the unit has Meddelande on');
      const body = { expectedVersion: visit.version, async: { kind: 'hours', hours: 72 }, autoMessage: true };
      refusedWith(
        await world.person(NURSE).visitor.post(`/api/staff/visits/${world.visitId}/end`, visitAnswer, body),
        'visit.meddelande-off',
      );
    },
  },
  {
    number: '2.3-5',
    says: 'Avsluta besök with an asynchronous phase of 72 hours; the visit stays open for the clinician',
    run: async (world) => {
      const { visit } = await world.visit(NURSE);
      const body = {
        expectedVersion: visit.version,
        async: { kind: 'hours', hours: 72 },
        autoMessage: false,
      };
      answered(
        await world.person(NURSE).visitor.post(`/api/staff/visits/${world.visitId}/end`, visitAnswer, body),
      );
      const ended = (await world.visit(NURSE)).visit;
      const hours = (Date.parse(ended.asyncUntil ?? '') - Date.parse(ended.endedAt ?? '')) / 3_600_000;
      ensure(
        ended.state === 'async' && hours === 72,
        `the visit is ${ended.state} for ${String(hours)} hours`,
      );
    },
  },
  {
    number: '2.3-3',
    says: 'the patient reads until when messages can be sent',
    run: async (world) => {
      const view = answered(
        await world.person(PATIENT).visitor.get(`/api/patient/cases/${world.visitId}`, patientCaseView),
      );
      ensure(view.case.state === 'async' && view.case.asyncUntil, 'the patient is not told');
    },
  },
];

const document: Step<World>[] = [
  {
    number: '2.5-1',
    says: 'the ended visit stays with the clinician and stands in Att dokumentera',
    run: async (world) => {
      await until(
        () => world.row(NURSE, 'to-document'),
        (row) => row?.dutySince !== undefined,
        'the visit is not in the tab Att dokumentera',
      );
    },
  },
  {
    number: '2.5-2',
    says: 'the note is prefilled, filled in and saved; a diagnosis is found by its Swedish name',
    run: async (world) => {
      const { visitor } = world.person(NURSE);
      const path = `/api/staff/visits/${world.visitId}/note`;
      const { note } = answered(await visitor.get(path, getNote.answer));
      ensure(note.texts.anamnes !== '', 'the note is not prefilled with the patient’s answers');
      const { codes } = answered(
        await visitor.get(`/api/staff/diagnosis-codes?q=${encodeURIComponent('axel')}`, searchCodes.answer),
      );
      ensure(codes[0], 'no diagnosis is found');
      const texts = {
        ...note.texts,
        status: 'God kraft i utåtrotation.',
        bedomning: 'Misstänkt subakromial smärta.',
      };
      const body = {
        commandId: randomUUID(),
        expectedVersion: note.version,
        texts,
        mainDiagnosis: codes[0].code,
        secondaryDiagnoses: [],
      };
      answered(await visitor.send('PUT', path, saveNote.answer, body));
      refusedWith(
        await visitor.send('PUT', path, saveNote.answer, { ...body, commandId: randomUUID() }),
        'documentation.stale-version',
      );
    },
  },
  {
    number: '2.5-3',
    says: 'Kopiera anteckningen copies every filled-in field except the diagnoses, and says so',
    run: async (world) => {
      const { visitor } = world.person(NURSE);
      const { text, leftOut } = answered(
        await visitor.post(`/api/staff/visits/${world.visitId}/note/copy`, copyNote.answer),
      );
      const { note } = answered(await visitor.get(`/api/staff/visits/${world.visitId}/note`, getNote.answer));
      ensure(
        text.includes('Status') && text.includes('God kraft') && text.includes('Bedömning'),
        'a filled-in field is missing',
      );
      ensure(!text.includes('Åtgärd'), 'an empty field is copied');
      ensure(note.mainDiagnosis && !text.includes(note.mainDiagnosis.code), 'the main diagnosis is copied');
      ensure(leftOut.includes('mainDiagnosis'), 'it does not say what is left out');
    },
  },
];

const afterwards: Step<World>[] = [
  {
    number: '2.3-3',
    says: 'the patient writes in the asynchronous phase: Nytt svar at the top of the clinician’s list',
    run: async (world) => {
      await say(world, PATIENT, 'En fråga till: får jag simma?');
      const row = await until(
        () => world.row(NURSE, 'replies'),
        (found) => found?.unansweredSince !== undefined,
        'no Nytt svar is shown',
      );
      ensure(row, 'no Nytt svar is shown');
    },
  },
  {
    number: '2.3-3',
    says: 'the time runs out, but an unanswered message keeps the case open',
    run: async (world) => {
      await elapse(world, 73);
      const { visit } = await until(
        () => world.visit(NURSE),
        (view) => !view.visit.sealing && Date.parse(view.visit.asyncUntil ?? '') > Date.now(),
        'the case was not kept open when the time ran out',
      );
      ensure(visit.state === 'async', `the visit is ${visit.state}`);
    },
  },
  {
    number: '2.3-3',
    says: 'the clinician answers, the time runs out, the case closes by itself and tells the patient',
    run: async (world) => {
      await until(
        () => world.visit(NURSE),
        ({ conversation }) => conversation?.open ?? false,
        'the conversation did not open again',
      );
      await say(world, NURSE, 'Ja, gärna, om det inte gör ont.');
      await until(
        () => world.visit(NURSE),
        ({ visit }) => !visit.unansweredReply,
        'the answer is not noticed',
      );
      await elapse(world, 48);
      await untilState(world, 'closed');
      await world
        .person(PATIENT)
        .live.next('visit-changed', ({ visitId, state }) => visitId === world.visitId && state === 'closed');
    },
  },
  {
    number: '2.3-3',
    says: 'a message after the close is refused, so that the text stays with the patient',
    run: async (world) => {
      const ref = randomUUID();
      world.person(PATIENT).live.say({ type: 'send', ref, visitId: world.visitId, text: 'För sent' });
      const { problem } = await world.person(PATIENT).live.next('refused', (frame) => frame.ref === ref);
      ensure(problem.code === 'chat.sealed', `it was refused with ${problem.code}`);
    },
  },
];

/** Seed 2.3 and 2.5: ending, documenting, and what happens afterwards. */
export const END_STEPS: readonly Step<World>[] = [...end, ...document, ...afterwards];
