import type { Author, Principal, Side } from '@om/contracts';
import type { Conversation } from './conversation.js';

/** What someone is in a conversation. `colleague`: staff of the visit's care unit who does not have the case. */
export type Standing = 'patient' | 'responsible' | 'colleague' | 'stranger';

interface Rights {
  readonly read: boolean;
  /** Whether their words and read marks belong to a side; a colleague only looks on. */
  readonly takesPart: boolean;
}

/** Who may do what (architecture 4). A stranger is told that there is no such conversation. */
export const RIGHTS: Readonly<Record<Standing, Rights>> = {
  patient: { read: true, takesPart: true },
  responsible: { read: true, takesPart: true },
  colleague: { read: true, takesPart: false },
  stranger: { read: false, takesPart: false },
};

/**
 * What a principal is in a conversation. Staff count only while logged in at the visit's care unit: an assignment
 * elsewhere gives no right to it (HSLF-FS 2016:40, domain 2.2).
 */
export const standingOf = (conversation: Conversation, principal: Principal): Standing => {
  switch (principal.kind) {
    case 'patient':
      return principal.personId === conversation.patient.patientId ? 'patient' : 'stranger';
    case 'clinician':
      if (principal.careUnitId !== conversation.careUnitId) return 'stranger';
      return principal.personId === conversation.responsible?.personId ? 'responsible' : 'colleague';
    case 'service':
      return 'stranger';
  }
};

/** The side a person writes and reads on. */
export const sideOf = (principal: Principal): Side => (principal.kind === 'patient' ? 'patient' : 'care');

/** How a person is named beside their words. */
export const authorOf = (principal: Principal): Author | undefined => {
  switch (principal.kind) {
    case 'patient':
      return { side: 'patient', personId: principal.personId, name: principal.name };
    case 'clinician':
      return {
        side: 'care',
        personId: principal.personId,
        name: principal.name,
        profession: principal.profession,
      };
    case 'service':
      return undefined;
  }
};
