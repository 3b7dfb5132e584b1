import {
  PROFESSIONS,
  SYSTEM_CLIENT_ID,
  type Author,
  type NoticeParams,
  type NoticeSubject,
  type Profession,
} from '@om/contracts';
import type { Conversation } from '../conversations/conversation.js';
import { dayAndTime } from '../time/swedish-time.js';
import type { Draft } from './entry.js';

/** One thing a snapshot says has happened: `key` names the occasion, so that each is told once. */
interface Notice {
  readonly about: NoticeSubject;
  readonly key: string;
  readonly text: string;
  readonly author?: Author | undefined;
  readonly ticketId?: string;
  /** What the text says that a reader of another language could not know. */
  readonly params?: NoticeParams;
}

type Source = (visit: Conversation) => readonly Notice[];

interface Clinician {
  readonly personId: string;
  readonly name: string;
  readonly profession: Profession;
}
const careAuthor = ({ personId, name, profession }: Clinician): Author => ({
  side: 'care',
  personId,
  name,
  profession,
});
const named = ({ name, profession }: Clinician): string => `${name}, ${PROFESSIONS[profession]},`;
const inWords = (at: string): string => dayAndTime(new Date(at));

/** While the visit goes on; what happens at its end or after its closing is told otherwise. */
const goesOn = ({ state }: Conversation): boolean =>
  state === 'ongoing' || state === 'on-hold' || state === 'async';

const tellsWhoHelpsNow = (key: string, receiver: Clinician): Notice => ({
  about: 'handover',
  key,
  text: `${named(receiver)} tar över och hjälper dig nu. Du behöver inte berätta allt igen.`,
  author: careAuthor(receiver),
});

/** Only an accepted handover is told; that one was proposed, declined or taken back never is (domain 4.2 invariant 5). */
const handover: Source = ({ handover }) => {
  if (handover?.state !== 'accepted' || !handover.answeredBy) return [];
  return [tellsWhoHelpsNow(handover.handoverId, { ...handover.answeredBy, profession: handover.to.role })];
};

/**
 * *Ta över* of a visit whose clinician has gone home (domain 4.4 H6): one stopped being responsible as the other began. When
 * it goes on at that moment its own line says who helps.
 */
const takenOver: Source = ({ state, responsible, resumedAt, formerParticipants = [] }) =>
  (state === 'ongoing' || state === 'on-hold') &&
  responsible &&
  responsible.since !== resumedAt &&
  formerParticipants.some(({ was, until }) => was === 'responsible' && until === responsible.since)
    ? [tellsWhoHelpsNow(responsible.since, responsible)]
    : [];

/** The former responsible who stays as guest has not joined: the handover has said it. */
const guestJoined: Source = ({ guests = [] }) =>
  guests
    .filter(({ how }) => how === 'invited')
    .map((guest) => ({
      about: 'guest-joined',
      key: `${guest.personId}:${guest.since}`,
      text: `${named(guest)} deltar nu.`,
      author: careAuthor(guest),
    }));

/** At the end all guests leave: the line of the end says enough, also after the visit has gone on. Instants are all visit's own. */
const guestLeft: Source = (visit) => {
  const since = [visit.resumedAt ?? '', visit.reopenedAt ?? ''].sort().at(-1) ?? '';
  return (goesOn(visit) ? (visit.formerParticipants ?? []) : [])
    .filter(({ was, until }) => was === 'guest' && until > since && until !== visit.endedAt)
    .map((former) => ({
      about: 'guest-left',
      key: `${former.personId}:${former.until}`,
      text: `${named(former)} deltar inte längre.`,
      author: careAuthor(former),
    }));
};

const ticket: Source = ({ tickets = [] }) =>
  tickets
    .filter(({ state }) => state !== 'revoked')
    .map(({ ticketId, validUntil, message }) => ({
      about: 'ticket',
      key: ticketId,
      ticketId,
      params: { until: validUntil },
      text: [`Du kan boka en tid. Välj tid senast ${inWords(validUntil)}.`, message]
        .filter((line) => line !== '')
        .join('\n'),
    }));

const onHold: Source = ({ state, onHold }) =>
  state === 'on-hold' && onHold
    ? [{ about: 'on-hold', key: onHold.since, text: 'Vi väntar på ditt svar. Svara här när du kan.' }]
    : [];

const resumed: Source = ({ state, resumeNumber, responsible }) =>
  resumeNumber !== undefined && state === 'ongoing' && responsible
    ? [
        {
          about: 'resumed',
          key: String(resumeNumber),
          text: `Besöket fortsätter. ${named(responsible)} hjälper dig nu.`,
          author: careAuthor(responsible),
        },
      ]
    : [];

const reopened: Source = ({ reopenedAt, state, asyncUntil }) =>
  reopenedAt !== undefined && state === 'async' && asyncUntil !== undefined
    ? [
        {
          about: 'reopened',
          key: reopenedAt,
          params: { until: asyncUntil },
          text: `Ärendet är öppet igen. Du kan skicka meddelande här till och med ${inWords(asyncUntil)}.`,
        },
      ]
    : [];

const redirected: Source = ({ state, redirect, responsible }) =>
  state === 'redirected' && redirect
    ? [
        {
          about: 'redirected',
          key: redirect.at,
          text: redirect.message,
          author: responsible && careAuthor(responsible),
        },
      ]
    : [];

/** Neutral, and how to come back (domain 4.3-21). */
const noShow: Source = ({ state, noShow }) =>
  state === 'no-show' && noShow
    ? [
        {
          about: 'no-show',
          key: noShow.at,
          text: 'Vi har inte fått kontakt med dig, så besöket är avslutat. Du är välkommen att starta ett nytt ärende.',
        },
      ]
    : [];

const emergency: Source = ({ emergency }) =>
  emergency
    ? [
        {
          about: 'emergency',
          key: emergency.at,
          params: { by: emergency.byKind },
          text:
            emergency.byKind === 'clinician'
              ? 'Vi bedömer att det kan vara akut. Ring 112 nu.'
              : 'Du har sagt att det är akut. Ring 112 nu. Vården har fått ett larm.',
        },
      ]
    : [];

const SOURCES: readonly Source[] = [
  emergency,
  handover,
  takenOver,
  guestJoined,
  guestLeft,
  ticket,
  onHold,
  reopened,
  resumed,
  redirected,
  noShow,
];
/** What the patient must be told even when a newer snapshot, which says it no longer, was taken in before. */
const LASTING: readonly Source[] = [handover, takenOver, guestJoined];

const draftsOf = (sources: readonly Source[], visit: Conversation): Draft[] =>
  sources
    .flatMap((source) => source(visit))
    .map(({ about, key, text, author, ticketId, params }) => ({
      kind: 'notice',
      clientId: `${SYSTEM_CLIENT_ID}${about}:${key}`,
      about,
      text,
      visitVersion: visit.version,
      ...(author && { author }),
      ...(ticketId !== undefined && { ticketId }),
      ...(params && { params }),
    }));

/**
 * Everything the newest snapshot, and the one just heard, say that both sides are told by a line in the conversation
 * (domain 4.3, 4.4), each under a client id of its own. Texts are what the patient reads: never why a handover was made, who
 * declined, or what it is about.
 */
export const noticesOf = (visit: Conversation, heard: Conversation = visit): readonly Draft[] => [
  ...draftsOf(LASTING, heard),
  ...draftsOf(SOURCES, visit),
];
