import { randomUUID } from 'node:crypto';
import {
  exampleSnapshot,
  GATEWAY_ROUTES,
  saveNote,
  visitClaimedV1,
  visitEndedV1,
  type EventContract,
  type VisitSnapshot,
} from '@om/contracts';
import { eventually, exampleEvent } from '@om/testing';
import { DUTY_LOCK } from '@om/visit-state';
import { PERSONS } from '../gateway-under-test.js';
import { byNurse, commandId, prepare, type Place, type Walk, type Walks } from './walk.js';

const DAY_MS = 86_400_000;
/** The timers of a duty that is late already go off one after the other. */
const LOCKED_WITHIN_MS = 20_000;

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
const withDuty = async ({ clinic }: Place) => {
  const { visitId } = await clinic.ended(await clinic.documentedVisit());
  return eventually(async () => {
    const answer: unknown = await (await clinic.nurse.ask('/api/staff/duties')).json();
    const { duties } = GATEWAY_ROUTES.duties.answer.parse(answer);
    return duties.find((one) => one.visitId === visitId)?.dutyId ?? false;
  });
};

/** What a visit has become, told as if it happened then. */
const told = (contract: EventContract, visit: VisitSnapshot, time: Date) =>
  ({ ...exampleEvent(contract, { visit }, { version: visit.version }), time: time.toISOString() }) as const;

/** A note that the nurse has begun and not finished within fourteen days of a visit's end; nobody can wait for that. */
const withLockedNote = async ({ system, clinic }: Place): Promise<string> => {
  const visit = { ...exampleSnapshot, visitId: randomUUID() };
  const longAgo = new Date(Date.now() - (DUTY_LOCK.days + 1) * DAY_MS);
  await system.tell(told(visitClaimedV1, visit, longAgo));
  const { visitId: _, ...note } = saveNote.examples[0]?.payload ?? { visitId: '' };
  const body = { ...note, commandId: commandId() };
  const saved = () => clinic.nurse.send('PUT', `/api/staff/visits/${visit.visitId}/note`, body);
  await eventually(async () => (await saved()).ok);
  await system.tell(told(visitEndedV1, { ...visit, version: visit.version + 1, state: 'async' }, longAgo));
  const lead = await system.staff('physician');
  return eventually(async () => {
    const answer: unknown = await (await lead.ask('/api/staff/locked-notes')).json();
    const { notes } = GATEWAY_ROUTES.lockedNotes.answer.parse(answer);
    return notes.find((one) => one.visitId === visit.visitId)?.dutyId ?? false;
  }, LOCKED_WITHIN_MS);
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
    ids: { dutyId: await withDuty(place) },
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
