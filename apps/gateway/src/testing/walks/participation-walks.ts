import { randomUUID } from 'node:crypto';
import { PERSONS } from '../gateway-under-test.js';
import type { Browser } from '../browser.js';
import { aboutOngoing, byNurse, commandId, prepare, type Asked, type Place, type Walks } from './walk.js';

const TO_PHYSICIAN = { careUnitId: 'min-vard', role: 'physician' };

/** A visit that the nurse has offered to the unit's physicians, one of whom is at work. */
const offered = async ({ system, clinic }: Place) => {
  const receiver = await system.staff('physician');
  const { visitId, snapshot } = await clinic.ongoingVisit();
  const handoverId = randomUUID();
  const offer = { handoverId, to: TO_PHYSICIAN, priority: 3, message: 'Kan du ta över?' };
  const body = { ...offer, expectedVersion: snapshot.version };
  await prepare(clinic.nurse, `/api/staff/visits/${visitId}/propose-handover`, body);
  return { visitId, handoverId, receiver };
};

const answering =
  (who: (place: Place, receiver: Browser) => Browser, more: object = {}) =>
  async (place: Place): Promise<Asked> => {
    const { visitId, handoverId, receiver } = await offered(place);
    return { by: who(place, receiver), visitId, body: { commandId: commandId(), handoverId, ...more } };
  };
const theReceiver = (_: Place, receiver: Browser): Browser => receiver;
const theSender = ({ clinic }: Place): Browser => clinic.nurse;

const INVITED = { personId: PERSONS.physician.hsaId, careUnitId: 'min-vard' };

/** A visit that the physician takes part in as a guest. */
const withGuest = async ({ system, clinic }: Place) => {
  const guest = await system.staff('physician');
  const { visitId } = await clinic.ongoingVisit();
  await prepare(clinic.nurse, `/api/staff/visits/${visitId}/invite-guest`, { ...INVITED, sees: 'all' });
  return { visitId, guest };
};

const aTicket = () => ({
  ticketId: randomUUID(),
  visitType: 'chat',
  careUnitId: 'min-vard',
  reasonCode: 'axelbesvar',
  message: 'Boka en tid för uppföljning.',
});

const withFeedback = async ({ clinic }: Place): Promise<string> => {
  const { visitId } = await clinic.waitingCase();
  const given = { feedbackId: randomUUID(), category: 'technology', text: 'Bilden gick inte att förstora.' };
  await prepare(clinic.nurse, `/api/staff/visits/${visitId}/feedback`, given);
  return given.feedbackId;
};
/** The unit's lead about a piece of feedback. */
const lead =
  (more: object = {}) =>
  async (place: Place): Promise<Asked> => {
    const feedbackId = await withFeedback(place);
    const by = await place.system.staff('physician');
    return { by, ids: { feedbackId }, body: { commandId: commandId(), ...more } };
  };

export const PARTICIPATION_WALKS = {
  proposeHandover: async ({ system, clinic }) => {
    await system.staff('physician');
    const { visitId, snapshot } = await clinic.ongoingVisit();
    const offer = { handoverId: randomUUID(), to: TO_PHYSICIAN, priority: 3 };
    const body = { commandId: commandId(), ...offer, expectedVersion: snapshot.version };
    return { by: clinic.nurse, visitId, body };
  },
  acceptHandover: answering(theReceiver),
  declineHandover: answering(theReceiver, { code: 'no-time', text: 'Fullt.' }),
  cancelHandover: answering(theSender),
  inviteGuest: async ({ system, clinic }) => {
    await system.staff('physician');
    const { visitId } = await clinic.ongoingVisit();
    return { by: clinic.nurse, visitId, body: { commandId: commandId(), ...INVITED, sees: 'from-now' } };
  },
  leaveAsGuest: async (place) => {
    const { visitId, guest } = await withGuest(place);
    return { by: guest, visitId, body: { commandId: commandId() } };
  },
  removeGuest: async (place) => {
    const { visitId } = await withGuest(place);
    const body = { commandId: commandId(), personId: PERSONS.physician.hsaId };
    return { by: place.clinic.nurse, visitId, body };
  },
  internalMessages: async ({ clinic }) => {
    const { visitId } = await clinic.ongoingVisit();
    return { by: clinic.nurse, visitId, query: '?after=0' };
  },
  sendTicket: aboutOngoing(aTicket),
  revokeTicket: async ({ clinic }) => {
    const { visitId } = await clinic.ongoingVisit();
    const ticket = aTicket();
    await prepare(clinic.nurse, `/api/staff/visits/${visitId}/send-ticket`, ticket);
    return { by: clinic.nurse, visitId, body: { commandId: commandId(), ticketId: ticket.ticketId } };
  },
  giveFeedback: async ({ clinic }) => {
    const { visitId } = await clinic.waitingCase();
    const given = { feedbackId: randomUUID(), category: 'praise', text: 'Bra ärende.' };
    return { by: clinic.nurse, visitId, body: { commandId: commandId(), ...given } };
  },
  feedback: async ({ system }) => ({ by: await system.staff('physician') }),
  ownFeedback: byNurse(),
  readFeedback: lead(),
  answerFeedback: lead({ text: 'Tack, felet är anmält.' }),
} satisfies Partial<Walks>;
