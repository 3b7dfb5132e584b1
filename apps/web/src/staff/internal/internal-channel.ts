import type { OutgoingChannel } from '../../chat/outgoing.js';

/** Words to colleagues on their way: own drafts, own frames, nothing in common with the patient's. */
export const INTERNAL_CHANNEL: OutgoingChannel = {
  prefix: 'internal-out:',
  frameOf: ({ clientId, visitId, text }) => ({ type: 'send-internal', ref: clientId, visitId, text }),
  arrivedIn: (frame) => {
    if (frame.type === 'stored') return { visitId: frame.visitId, clientId: frame.ref };
    if (frame.type === 'internal-message') return frame.message;
    return undefined;
  },
};
