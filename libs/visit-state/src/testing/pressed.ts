import type { PhaseChoice, PhaseSettings } from '../asynchronous-phase.js';
import type { VisitAction } from '../permission.js';
import type { Ticket } from '../tickets.js';
import type { Trigger, TriggerOf } from '../triggers.js';
import type { Clinician, Visit } from '../visit.js';
import { STAFF } from './simulated-clinic.js';

export const SETTINGS: PhaseSettings = {
  asyncChoices: [0, 24, 72, 168, 'own-date'],
  autoMessage: { enabled: true, text: 'Hej! Hur går det?' },
};

/** What can differ between two presses of the same button. */
export interface Choices {
  readonly stale?: boolean;
  readonly phase?: PhaseChoice;
  readonly autoMessage?: boolean;
  readonly priority?: number;
  /** To a person of the resource, or to the whole of it. */
  readonly toPerson?: boolean;
  /** The receiver's unit lets a handover to a person be opened to unit and role. */
  readonly widens?: boolean;
  readonly colleague?: Clinician;
  readonly ticketId?: string;
  readonly withReason?: boolean;
}

const TICKET: Ticket = {
  ticketId: 't1',
  state: 'sent',
  visitType: 'chat',
  careUnitId: 'min-vard',
  careUnitName: 'Min vård Testköping',
  reasonCode: 'axelbesvar',
  message: 'Boka en tid.',
  sentAt: '2026-11-23T09:00:00.000Z',
  validUntil: '2026-12-07T09:00:00.000Z',
  byName: 'HSP39 TestPerson39',
  byPersonId: 'HSP39 TestPerson39',
};
export const SHIFT = STAFF.map(({ personId }) => personId);
const [FIRST] = STAFF as readonly [Clinician];

type Make<A extends VisitAction> = (visit: Visit, choices: Choices) => Omit<TriggerOf<A>, 'type'>;
const bare = () => ({});
const atWork = () => ({ onShift: true });
const version = ({ version: seen }: Visit, { stale = false }: Choices) => ({
  expectedVersion: stale ? seen - 1 : seen,
});
const phaseOf = ({ phase = { kind: 'hours', hours: 72 } }: Choices) => ({ phase, settings: SETTINGS });
const onHandover = ({ handover }: Visit) => ({ handoverId: handover?.handoverId ?? 'none' });
const onTicket = (_: Visit, { ticketId = 't1' }: Choices) => ({ ticketId });
const resourceOf = ({ colleague = FIRST, toPerson = false }: Choices) => ({
  careUnitId: colleague.careUnitId,
  careUnitName: colleague.careUnitId,
  role: 'nurse',
  ...(toPerson && { person: { personId: colleague.personId, name: colleague.name } }),
});
const resourceShift = ({ colleague = FIRST }: Choices): string[] =>
  STAFF.filter(({ careUnitId }) => careUnitId === colleague.careUnitId).map(({ personId }) => personId);
const addressedShift = ({ handover }: Visit): string[] =>
  STAFF.filter(({ careUnitId }) => careUnitId === handover?.to.careUnitId).map(({ personId }) => personId);

/** What comes along with each button, with everything in order unless a choice says otherwise. */
const MAKE: { readonly [A in VisitAction]: Make<A> } = {
  claim: atWork,
  release: bare,
  start: (visit, choices) => ({ ...version(visit, choices), greeting: 'Hej och välkommen!' }),
  pause: version,
  resume: atWork,
  end: (visit, choices) => ({
    ...version(visit, choices),
    ...phaseOf(choices),
    autoMessage: choices.autoMessage ?? false,
  }),
  'extend-async': (_, choices) => phaseOf(choices),
  'take-over': () => ({ ...atWork(), responsibleOnShift: false }),
  close: (_, { withReason = true }) => (withReason ? { reason: 'Klart per telefon.' } : {}),
  reopen: (_, choices) => ({ ...atWork(), ...phaseOf(choices), reason: 'Provsvaret har kommit.' }),
  cancel: bare,
  'check-in': bare,
  'add-words': () => ({ text: 'Nu har jag fått feber också.' }),
  'cancel-by-care': () => ({ reason: 'Sjukdom', message: 'Vi behöver ställa in.' }),
  redirect: () => ({ destination: '1177', message: 'Ring 1177.' }),
  'no-show': bare,
  'log-contact-attempt': () => ({ how: 'phone' }),
  'raise-emergency': bare,
  'clear-emergency': bare,
  link: (visit) => ({ to: { visitId: 'v2', patient: visit.patient, state: 'waiting' } }),
  'propose-handover': (visit, choices) => ({
    ...version(visit, choices),
    handoverId: `h${visit.version}`,
    to: resourceOf(choices),
    priority: choices.priority ?? 3,
    message: 'Behöver bedömning.',
    onShift: resourceShift(choices),
    widens: choices.widens ?? false,
  }),
  'accept-handover': (visit) => ({ ...atWork(), ...onHandover(visit) }),
  'decline-handover': (visit) => ({
    ...onHandover(visit),
    code: 'no-time',
    text: '',
    onShift: addressedShift(visit),
  }),
  'cancel-handover': onHandover,
  'invite-guest': (_, { colleague = FIRST }) => ({
    guest: {
      personId: colleague.personId,
      name: colleague.name,
      profession: colleague.profession,
      careUnitId: colleague.careUnitId,
      sees: 'all',
    },
  }),
  'leave-as-guest': bare,
  'remove-guest': (_, { colleague = FIRST }) => ({ personId: colleague.personId }),
  'send-ticket': (_, { ticketId = 't1' }) => ({ ticket: { ...TICKET, ticketId } }),
  'revoke-ticket': onTicket,
  'open-ticket': onTicket,
};

/** What pressing a button sends. */
export const command = (action: VisitAction, visit: Visit, choices: Choices = {}): Trigger =>
  ({ type: action, ...MAKE[action](visit, choices) }) as Trigger;
