import { getHistory, type ChatMessage, type ServerFrame } from '@om/contracts';
import type { Answer, Requester } from '@om/messaging';
import { forPatient } from '../patient/patient-case.js';
import type { Channel } from './channel.js';
import type { Connection } from './connection.js';
import { Openings } from './openings.js';

export type PatientPage = Answer<typeof getHistory>;

/** The conversation with the patient; followed by both sides. */
export class PatientChats extends Openings<ChatMessage, PatientPage> {}

/** How the patient's chat is asked for and shown. A patient knows staff by name, and not how the unit tried to reach them. */
export const patientChannel = (requester: Requester): Channel<ChatMessage, PatientPage> => ({
  ask: ({ identity: { principal } }, part) => requester.request(getHistory, part, { principal }),
  isLive: () => true,
  seenBy: ({ isPatient }, messages) => (isPatient ? messages.map(forPatient) : messages),
  opened: openedFrame,
  shown: (message) => ({ type: 'message', message }),
  placeOf: ({ seq }) => seq,
});

const openedFrame = (
  { isPatient }: Connection,
  { visitId, ref }: { readonly visitId: string; readonly ref: string },
  { messages, more, open, marks, presence, notifications }: PatientPage,
): ServerFrame => ({
  type: 'opened',
  ref,
  visitId,
  messages,
  more,
  open,
  marks,
  ...(isPatient ? {} : { presence, notifications }),
});
