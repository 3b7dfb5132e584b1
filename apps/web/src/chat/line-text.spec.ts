import { NOTICE_SUBJECTS, type ChatMessage } from '@om/contracts/chat';
import { describe, expect, it } from '@jest/globals';
import { createInstance } from 'i18next';
import { english } from '../language/en/patient-entry.js';
import { isToldToPatient, noticeText, type LineFacts } from './line-text.js';

const english18n = createInstance();
await english18n.init({ lng: 'en', resources: { en: english }, interpolation: { escapeValue: false } });
const t = english18n.getFixedT<['shared', 'notices']>('en', ['shared', 'notices']);

const facts: LineFacts = {
  state: 'ongoing',
  tickets: [{ ticketId: 't1', validUntil: '2026-12-07T10:06:00.000Z', message: 'Ta {{name}} med dig.' }],
};
const author = {
  side: 'care',
  personId: 'SE1',
  name: 'HSP65 TestPerson65',
  profession: 'physician',
} as const;
const notice = (about: ChatMessage['about'], more: Partial<ChatMessage> = {}) => ({
  about,
  text: 'Kept in Swedish',
  author,
  ...more,
});

describe('a notice in the chat', () => {
  it('is said in English by what it is about, with who it concerns', () => {
    expect(noticeText(notice('handover'), facts, 'en', t)).toBe(
      'HSP65 TestPerson65, physician, takes over and helps you now. You need not tell everything again.',
    );
  });
  it.each(NOTICE_SUBJECTS.filter((subject) => subject !== 'redirected'))(
    'about %s leaves no Swedish and no gap to who reads English',
    (about) => {
      const text = noticeText(notice(about, { ticketId: 't1' }), facts, 'en', t);
      expect(text).not.toContain('Kept in Swedish');
      expect(text.split('\n')[0]).not.toMatch(/\{\{|undefined|notices/);
    },
  );
  it('says until when and who said so, where the chat tells it', () => {
    const until = '2026-11-26T09:52:00.000Z';
    expect(noticeText(notice('reopened', { params: { until } }), facts, 'en', t)).toBe(
      'The case is open again. You can send messages here until Thursday 26 November at 10.52.',
    );
    const said = (['patient', 'clinician'] as const).map((by) =>
      noticeText(notice('emergency', { params: { by } }), facts, 'en', t),
    );
    expect(said[0]).toContain('You have said');
    expect(said[1]).toContain('We think');
  });
  it('speaks to the patient, unless it only says who comes and goes', () => {
    expect(NOTICE_SUBJECTS.filter((about) => !isToldToPatient({ about })).sort()).toEqual([
      'guest-joined',
      'guest-left',
    ]);
  });
  it('is what the chat has kept to who reads Swedish', () => {
    expect(noticeText(notice('handover'), facts, 'sv', t)).toBe('Kept in Swedish');
  });
  it('shows what a person has written exactly as it was written', () => {
    expect(noticeText(notice('redirected'), facts, 'en', t)).toBe('Kept in Swedish');
    expect(noticeText(notice('ticket', { ticketId: 't1' }), facts, 'en', t)).toBe(
      'You can book a time. Choose a time no later than Monday 7 December at 11.06.\nTa {{name}} med dig.',
    );
  });
  it('is shown as it is kept when what it names is not known here', () => {
    expect(noticeText(notice('ticket', { ticketId: 'other' }), facts, 'en', t)).toBe('Kept in Swedish');
    expect(noticeText(notice('guest-joined', { author: undefined }), facts, 'en', t)).toBe('Kept in Swedish');
    expect(noticeText(notice(undefined), facts, 'en', t)).toBe('Kept in Swedish');
  });
});
