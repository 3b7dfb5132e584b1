import { conversation, patientConversation, staffCases, staffVisit, type CaseTab } from '@om/contracts';
import { answered } from '@om/public-client';
import { compareConversation } from './compare-conversation.js';
import { compareTabs } from './compare-tabs.js';
import { compareLists, type Lists } from './compare-lists.js';
import { insist } from './insist.js';
import type { KnownVisit, Ledger } from './ledger.js';
import type { Participant } from './participant.js';

/** Who was there. */
export interface People {
  readonly patients: readonly Participant[];
  readonly clinicians: readonly Participant[];
}

/** Compares everything that was promised with what the public interface says now. Sentences; none when all promises hold. */
export const inspect = async (ledger: Ledger, people: People): Promise<string[]> => {
  const lists = await Promise.all(people.clinicians.map(listsOf));
  const wrong: string[] = [...ledger.violations];
  const everyone = [...people.patients, ...people.clinicians];
  for (const participant of everyone.flatMap((person) => [person, ...person.tabs]))
    for (const log of participant.conversations)
      wrong.push(...log.violations.map((sentence) => `${participant.name}, ${sentence}`));
  const pairs = everyone.flatMap(({ name, conversations, tabs }) =>
    tabs.flatMap((tab) =>
      conversations.map((log) => ({
        name,
        one: log,
        other: tab.conversations.find(({ visitId }) => visitId === log.visitId),
      })),
    ),
  );
  ledger.tabs = pairs.length;
  wrong.push(...pairs.flatMap(({ name, one, other }) => compareTabs(name, one, other)));
  for (const known of ledger.visits) wrong.push(...(await inspectVisit(known, people, lists)));
  return wrong;
};

const inspectVisit = async (
  known: KnownVisit,
  { patients, clinicians }: People,
  lists: readonly Lists[],
): Promise<string[]> => {
  const patient = named(patients, known.patient);
  const care = named(clinicians, known.responsible);
  const { visitId } = known;
  const staffPath = `/api/staff/visits/${visitId}`;
  const [view, read, readByPatient] = await Promise.all([
    insist(() => care.visitor.get(`${staffPath}?purpose=care`, staffVisit)).then(answered),
    insist(() => care.visitor.get(`${staffPath}/messages?after=0`, conversation)).then(answered),
    insist(() =>
      patient.visitor.get(`/api/patient/cases/${visitId}/messages?after=0`, patientConversation),
    ).then(answered),
  ]);
  const versions = [
    { who: `${care.name} (history)`, messages: read.messages },
    { who: `${patient.name} (history)`, messages: readByPatient.messages },
    ...[care, patient].map((side) => ({ who: `${side.name} (screen)`, messages: onScreen(side, visitId) })),
  ];
  return [...compareConversation(known, versions), ...compareLists(known, view.visit, lists)];
};

const onScreen = (side: Participant, visitId: string) =>
  side.conversations.find((log) => log.visitId === visitId)?.messages ?? [];

const named = (people: readonly Participant[], name: string): Participant => {
  const found = people.find((person) => person.name === name);
  if (!found) throw new Error(`${name} was not there`);
  return found;
};

const listsOf = async ({ name, visitor }: Participant): Promise<Lists> => {
  const rows = async (tab: CaseTab) =>
    answered(await insist(() => visitor.get(`/api/staff/cases?tab=${tab}`, staffCases))).rows;
  const [waiting, booked, mine, ended] = await Promise.all([
    rows('waiting'),
    rows('booked'),
    rows('mine'),
    rows('ended'),
  ]);
  return { clinician: name, tabs: { waiting, booked, mine, ended } };
};
