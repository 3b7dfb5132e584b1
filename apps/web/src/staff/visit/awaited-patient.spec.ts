import { describe, expect, it } from '@jest/globals';
import { exampleMessages } from '@om/contracts/chat';
import { exampleSnapshot } from '@om/contracts/visit';
import { reminderHindrance, silenceId } from '@om/visit-state';
import { emptyConversation } from '../../chat/conversation.js';
import { awaitedPatient } from './awaited-patient.js';

const visit = { ...exampleSnapshot, state: 'ongoing' } as const;
const greeting = exampleMessages.filter(({ kind }) => kind === 'greeting');
const said = new Date(greeting[0]?.at ?? '');
const later = new Date(said.getTime() + 5 * 60_000);
const conversation = { ...emptyConversation, messages: greeting };
const hindrance = (over: object = {}, now = later) =>
  reminderHindrance(awaitedPatient(visit, { ...conversation, ...over }), now);

describe('what a window knows of a silent patient', () => {
  it('lets the patient be reminded five minutes after care’s last words', () => {
    expect(hindrance()).toBeUndefined();
    expect(hindrance({}, said)).toBe('too-early');
  });

  it('tells that the patient has answered, is here, or has been reminded', () => {
    const { visitId } = visit;
    const answer = exampleMessages.filter(({ seq }) => seq === 2);
    expect(hindrance({ messages: [...greeting, ...answer] })).toBe('not-awaited');
    const patientOnline = { online: true, since: said.toISOString(), visitIds: [visitId] };
    expect(hindrance({ patientOnline })).toBe('here');
    const notificationId = silenceId(visitId, { read: 0, written: 0 });
    expect(hindrance({ notifications: [{ notificationId }] })).toBe('reminded');
  });
});
