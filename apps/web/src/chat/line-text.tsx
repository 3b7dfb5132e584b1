import type { ChatMessage, NoticeSubject } from '@om/contracts/chat';
import type { PatientCase } from '@om/contracts/gateway';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Swedish } from '../language/swedish.js';
import { useLanguage } from '../language/use-language.js';
import { clockTime, dayAndTime, type Language } from '../time/swedish-time.js';

/** What the lines of a chat are about: a patient's case and a clinician's visit both fit. */
export interface LineFacts {
  readonly state: PatientCase['state'];
  readonly asyncUntil?: string | undefined;
  readonly tickets?:
    | readonly { readonly ticketId: string; readonly validUntil: string; readonly message: string }[]
    | undefined;
}

interface LineTextProps {
  readonly message: ChatMessage;
  readonly facts: LineFacts;
  /** The last end of the visit: it alone says until when one can write. */
  readonly lastEnd: boolean;
  /** Stands before what the patient is told, for a reader who is not the patient: "Till patienten:". */
  readonly toPatient?: string | undefined;
}

/** A line of the system between the words of people: an end, a closing, or a notice of what has happened. */
export const LineText = ({ message, facts, lastEnd, toPatient }: LineTextProps): ReactNode => {
  const { t } = useTranslation(['shared', 'notices']);
  const language = useLanguage();
  const time = clockTime(message.at);
  if (message.kind === 'notice') {
    const text = noticeText(message, facts, language, t);
    return (
      <>
        {toPatient !== undefined && isToldToPatient(message) && <b>{toPatient} </b>}
        {text === message.text ? <Swedish>{text}</Swedish> : text}
      </>
    );
  }
  if (message.kind !== 'ended') return t('shared:chat.sealed', { time });
  return facts.state === 'async' && lastEnd && facts.asyncUntil !== undefined
    ? t('shared:chat.endedOpenUntil', { time, until: dayAndTime(facts.asyncUntil, language) })
    : t('shared:chat.ended', { time });
};

const EMERGENCY_SAID_BY = {
  clinician: 'notices:emergencyByClinician',
  patient: 'notices:emergencyByPatient',
} as const;

/** What says *du* to the patient; who comes and goes as guest is told alike to everyone. */
export const isToldToPatient = ({ about }: Pick<ChatMessage, 'about'>): boolean =>
  about !== 'guest-joined' && about !== 'guest-left';

const ABOUT_A_PERSON = new Set<NoticeSubject>(['handover', 'guest-joined', 'guest-left', 'resumed']);

/**
 * A notice in the reader's language. Notices are kept in Swedish, as the patient was told them; other languages say them by
 * their subject. What is not known by subject, or holds a person's own words only, is shown as it is kept.
 */
export const noticeText = (
  message: Pick<ChatMessage, 'about' | 'author' | 'ticketId' | 'params' | 'text'>,
  { tickets }: LineFacts,
  language: Language,
  t: TFunction<['shared', 'notices']>,
): string => {
  const { about, author, params, text } = message;
  if (language === 'sv' || about === undefined || about === 'redirected') return text;
  if (about === 'ticket') {
    const ticket = tickets?.find(({ ticketId }) => ticketId === message.ticketId);
    if (!ticket) return text;
    const invitation = t('notices:ticket', { until: dayAndTime(ticket.validUntil, language) });
    return ticket.message === '' ? invitation : `${invitation}\n${ticket.message}`;
  }
  if (about === 'reopened' && params?.until !== undefined)
    return t('notices:reopenedUntil', { until: dayAndTime(params.until, language) });
  if (about === 'emergency' && params?.by !== undefined) return t(EMERGENCY_SAID_BY[params.by]);
  const role = author?.profession ? t(`shared:profession.${author.profession}`) : '';
  if (ABOUT_A_PERSON.has(about) && role === '') return text;
  return t(`notices:${about}`, { name: author?.name ?? '', role });
};
