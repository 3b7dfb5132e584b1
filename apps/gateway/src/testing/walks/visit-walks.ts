import { saveNote } from '@om/contracts';
import { byNurse, commandId, type Asked, type Place, type Walks } from './walk.js';

/** A first note as the contract shows it. */
const aNote = () => {
  const { visitId: _, ...note } = saveNote.examples[0]?.payload ?? { visitId: '' };
  return { commandId: commandId(), ...note, expectedVersion: 0 };
};

const withNote = async ({ clinic }: Place): Promise<Asked> => {
  const { visitId } = await clinic.documentedVisit();
  const saved = await clinic.nurse.send('PUT', `/api/staff/visits/${visitId}/note`, aNote());
  if (!saved.ok) throw new Error(await saved.text());
  return { by: clinic.nurse, visitId };
};

export const VISIT_WALKS = {
  staffCases: byNurse('?tab=waiting'),
  searchCases: ({ clinic }) => ({ by: clinic.nurse, body: { search: 'Testpatient' } }),
  staffVisit: async ({ clinic }) => ({ by: clinic.nurse, ...(await clinic.documentedVisit()) }),
  claim: async ({ clinic }) => {
    const { visitId } = await clinic.waitingCase();
    return { by: clinic.nurse, visitId, body: { commandId: commandId() } };
  },
  release: async ({ clinic }) => {
    const { visitId } = await clinic.claimedCase();
    return { by: clinic.nurse, visitId, body: { commandId: commandId() } };
  },
  start: async ({ clinic }) => {
    const { visitId, snapshot } = await clinic.claimedCase();
    const body = { commandId: commandId(), expectedVersion: snapshot.version };
    return { by: clinic.nurse, visitId, body };
  },
  end: async ({ clinic }) => {
    const { visitId, snapshot } = await clinic.ongoingVisit();
    const async = { kind: 'hours', hours: 72 };
    const body = { commandId: commandId(), expectedVersion: snapshot.version, async, autoMessage: false };
    return { by: clinic.nurse, visitId, body };
  },
  staffMessages: async ({ clinic }) => ({ by: clinic.nurse, ...(await clinic.ongoingVisit()) }),
  note: withNote,
  saveNote: async ({ clinic }) => {
    const { visitId } = await clinic.documentedVisit();
    return { by: clinic.nurse, visitId, body: aNote() };
  },
  copyNote: async (place) => ({ ...(await withNote(place)), body: { commandId: commandId() } }),
  printNote: async (place) => ({ ...(await withNote(place)), body: { commandId: commandId() } }),
  searchCodes: byNurse('?q=axel'),
} satisfies Partial<Walks>;
