import { GATEWAY_ROUTES, saveNote, type Duty } from '@om/contracts';
import { eventually } from '@om/testing';
import { DUTY_LOCK } from '@om/visit-state';
import { PERSONS } from '../gateway-under-test.js';
import { byNurse, commandId, prepare, type Place, type Walk, type Walks } from './walk.js';

/** The unit's lead asks. */
const byLead =
  (query = ''): Walk =>
  async ({ system }) => ({ by: await system.staff('physician'), query });

const withAlarm = async ({ system, clinic }: Place) => {
  const { visitId } = await clinic.ongoingVisit();
  await prepare(clinic.nurse, `/api/staff/visits/${visitId}/raise-emergency`, {});
  const by = await system.staff('physician');
  const alarmId = await eventually(async () => {
    const answer: unknown = await (await by.ask('/api/staff/alarms')).json();
    const { alarms } = GATEWAY_ROUTES.alarms.answer.parse(answer);
    return alarms.find((one) => one.visitId === visitId)?.alarmId ?? false;
  });
  return { by, alarmId };
};

/** Something the nurse has to document. */
export const withDuty = async ({ clinic }: Place): Promise<Duty> => {
  const { visitId } = await clinic.ended(await clinic.documentedVisit());
  return eventually(async () => {
    const answer: unknown = await (await clinic.nurse.ask('/api/staff/duties')).json();
    const { duties } = GATEWAY_ROUTES.duties.answer.parse(answer);
    return duties.find((one) => one.visitId === visitId) ?? false;
  });
};

/** A note that the nurse has begun and not finished within fourteen days of a visit's end. */
const withLockedNote = async (place: Place): Promise<string> => {
  const { dutyId, visitId } = await withDuty(place);
  const { visitId: _, ...note } = saveNote.examples[0]?.payload ?? { visitId: '' };
  const saved = await place.clinic.nurse.send('PUT', `/api/staff/visits/${visitId}/note`, {
    ...note,
    commandId: commandId(),
  });
  if (!saved.ok) throw new Error(await saved.text());
  const hours = DUTY_LOCK.days * 24;
  await place.clinic.nurse.send('POST', `/api/dev/visits/${visitId}/duties`, { hours });
  const lead = await place.system.staff('physician');
  await eventually(async () => {
    const answer: unknown = await (await lead.ask('/api/staff/locked-notes')).json();
    const { notes } = GATEWAY_ROUTES.lockedNotes.answer.parse(answer);
    return notes.some((one) => one.dutyId === dutyId);
  });
  return dutyId;
};

export const WORK_WALKS = {
  shift: byNurse(),
  endShift: async ({ system }) => ({
    by: await system.staff('physician', 'exempelby'),
    body: { commandId: commandId(), escalate: true },
  }),
  resources: byNurse('?careUnitId=min-vard'),
  alarms: byLead(),
  acknowledgeAlarm: async (place) => {
    const { by, alarmId } = await withAlarm(place);
    return { by, ids: { alarmId }, body: { commandId: commandId() } };
  },
  duties: byNurse(),
  waiveDuty: async (place) => ({
    by: place.clinic.nurse,
    ids: { dutyId: (await withDuty(place)).dutyId },
    body: { commandId: commandId(), reason: 'Dokumenterat i ordinarie journal' },
  }),
  lockedNotes: byLead(),
  unlockNote: async (place) => ({
    by: await place.system.staff('physician'),
    ids: { dutyId: await withLockedNote(place) },
    body: { commandId: commandId(), reason: 'Var sjuk' },
  }),
  unit: byNurse(),
  updateUnit: async ({ system }) => {
    const by = await system.staff('physician');
    const { unit } = GATEWAY_ROUTES.unit.answer.parse(await (await by.ask('/api/staff/unit')).json());
    const body = { commandId: commandId(), expectedVersion: unit.version, settings: { notifyAt: 'start' } };
    return { by, body };
  },
  unitHistory: byLead('?limit=10'),
  members: byNurse(),
  updateMember: async ({ system }) => ({
    by: await system.staff('physician'),
    body: { commandId: commandId(), hsaId: PERSONS.nurse.hsaId, roles: ['nurse'], lead: false },
  }),
  punctuality: byLead('?from=2026-11-01&to=2026-11-30'),
} satisfies Partial<Walks>;
