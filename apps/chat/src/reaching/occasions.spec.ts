import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, type NoticeSubject } from '@om/contracts';
import { PATIENT_SILENT_MINUTES } from '@om/visit-state';
import { conversationOf, type Conversation } from '../conversations/conversation.js';
import { mayBecome, type KnownNotification, type NotificationStatus } from './notification.js';
import { entryOccasion, looksAt, mayReach, visitOccasion } from './occasions.js';

const visitId = exampleSnapshot.visitId;
const now = new Date('2026-11-23T09:30:00.000Z');
const aVisit = (over: Partial<Conversation> = {}): Conversation => ({
  ...conversationOf(exampleSnapshot),
  ...over,
});
const claimSms = (status: NotificationStatus): KnownNotification => ({
  notificationId: `${visitId}:claim:1`,
  kind: 'turn-soon',
  status,
  begunAt: now,
});
const away = { where: 'offline', read: 0, minutes: 0 } as const;
const here = { ...away, where: 'in-visit' } as const;
const onAnotherPage = { ...away, where: 'in-app' } as const;

describe('a claimed case', () => {
  it('tells the patient that it is soon their turn, once for each claim', () => {
    expect(visitOccasion(aVisit(), [], now)).toEqual({
      notificationId: `${visitId}:claim:1`,
      kind: 'turn-soon',
    });
    expect(visitOccasion(aVisit(), [claimSms('sent')], now)).toBeUndefined();
    expect(visitOccasion(aVisit({ claimNumber: 2 }), [claimSms('sent')], now)).toMatchObject({
      kind: 'turn-soon',
    });
  });

  it('says nothing at a unit that tells at the start', () => {
    expect(visitOccasion(aVisit({ notifyAt: 'start' }), [], now)).toBeUndefined();
  });
});

describe('a released case', () => {
  const back = aVisit({ state: 'waiting', responsible: undefined });

  it('of a booked time apologises too', () => {
    const early = aVisit({
      state: 'scheduled',
      responsible: undefined,
      bookedFor: '2026-11-23T09:40:00.000Z',
    });
    expect(visitOccasion(early, [claimSms('sent')], now)).toMatchObject({ kind: 'released' });
  });

  it.each(['sending', 'sent', 'delivered'] as const)('apologises once when the SMS is %s', (status) => {
    const occasion = visitOccasion(back, [claimSms(status)], now);
    expect(occasion).toEqual({ notificationId: `${visitId}:release:1`, kind: 'released' });
    const apology: KnownNotification = {
      notificationId: `${visitId}:release:1`,
      kind: 'released',
      status: 'sent',
      begunAt: now,
    };
    expect(visitOccasion(back, [claimSms(status), apology], now)).toBeUndefined();
  });

  it.each(['failed', 'no-number'] as const)('has nothing to apologise for when the SMS is %s', (status) => {
    expect(visitOccasion(back, [claimSms(status)], now)).toBeUndefined();
  });

  it('has nothing to apologise for when nobody was told', () => {
    expect(visitOccasion(back, [], now)).toBeUndefined();
  });
});

describe('a started visit', () => {
  const greeting = { kind: 'greeting', seq: 1 } as const;
  const started = { notificationId: `${visitId}:start`, kind: 'started', seq: 1 };
  const ongoing = aVisit({ state: 'ongoing', startedAt: '2026-11-23T09:31:00.000Z' });

  it.each([
    ['is told when it was not at the claim, though the patient is here', [], here, started],
    ['is told when the SMS of the claim failed', [claimSms('failed')], here, started],
    ['is told again when the patient is away', [claimSms('delivered')], away, started],
    ['is not told again to a patient who is here', [claimSms('sent')], here, undefined],
    ['is not told again to a patient on another page', [claimSms('sent')], onAnotherPage, undefined],
    ['is not told to a patient who has read the greeting', [], { ...here, read: 1 }, undefined],
  ] as const)('%s', (_, known, whereabouts, expected) => {
    expect(entryOccasion(greeting, ongoing, known, whereabouts)).toEqual(expected);
  });
});

describe('words after the end', () => {
  const ended = aVisit({ state: 'async', endedAfterSeq: 4 });
  const reply = { kind: 'text', seq: 7 } as const;

  it('are told to a patient who is away', () => {
    expect(entryOccasion(reply, ended, [], away)).toEqual({
      notificationId: `${visitId}:reply:7`,
      kind: 'reply',
      seq: 7,
    });
    expect(entryOccasion({ kind: 'auto', seq: 6 }, ended, [], away)).toMatchObject({ kind: 'auto-message' });
  });

  it('are not told to a patient who is here or has read them', () => {
    expect(entryOccasion(reply, ended, [], here)).toBeUndefined();
    expect(entryOccasion(reply, ended, [], { ...away, read: 7 })).toBeUndefined();
  });

  it.each([
    ['on another page of ours', onAnotherPage, 2],
    ['in the visit without reading', here, PATIENT_SILENT_MINUTES],
  ] as const)('are told to a patient %s only when they stay unread for a while', (_, patient, patience) => {
    const after = (minutes: number) => entryOccasion(reply, ended, [], { ...patient, minutes });
    expect(after(patience - 1)).toBeUndefined();
    expect(after(patience)).toMatchObject({ kind: 'reply' });
    expect(entryOccasion(reply, ended, [], { ...patient, read: 7, minutes: patience })).toBeUndefined();
  });

  it('are looked after whenever that may be decided, the greeting once', () => {
    const care = { side: 'care', personId: 'SE1', name: 'HSP39 TestPerson39' } as const;
    const minutes = (draft: Parameters<typeof looksAt>[1]) =>
      looksAt(ended, draft, now).map((at) => (at.getTime() - now.getTime()) / 60_000);
    expect(minutes({ kind: 'text', author: care })).toEqual([0, 2, PATIENT_SILENT_MINUTES]);
    expect(minutes({ kind: 'greeting' })).toEqual([0]);
    expect(minutes({ kind: 'ended' })).toEqual([]);
  });

  it('are told once until the patient has read on', () => {
    const earlier: KnownNotification = {
      notificationId: `${visitId}:reply:6`,
      kind: 'reply',
      seq: 6,
      status: 'delivered',
      begunAt: now,
    };
    expect(entryOccasion(reply, ended, [earlier], { ...away, read: 5 })).toBeUndefined();
    expect(entryOccasion(reply, ended, [earlier], { ...away, read: 6 })).toBeDefined();
    expect(entryOccasion(reply, ended, [{ ...earlier, status: 'failed' }], away)).toBeDefined();
  });

  it('carry a reason to reach only when care has written them', () => {
    const care = { side: 'care', personId: 'SE1', name: 'HSP39 TestPerson39' } as const;
    const patient = { side: 'patient', personId: 'p', name: 'Testpatient P24-40' } as const;
    expect(mayReach(ended, { kind: 'text', author: care })).toBe(true);
    expect(mayReach(ended, { kind: 'text', author: patient })).toBe(false);
    expect(mayReach(aVisit({ state: 'ongoing' }), { kind: 'text', author: care })).toBe(false);
    expect(mayReach(ended, { kind: 'ended' })).toBe(false);
  });
});

describe('a notice in the conversation', () => {
  const ongoing = aVisit({ state: 'ongoing', startedAt: '2026-11-23T09:31:00.000Z' });
  const notice = (about: NoticeSubject) => ({ kind: 'notice', about, seq: 5 }) as const;
  const unread: KnownNotification = { ...claimSms('delivered'), notificationId: 'x', seq: 4 };

  it.each(['reopened', 'redirected', 'no-show', 'on-hold'] as const)(
    'that it is %s reaches a patient who is away, once until they have read',
    (about) => {
      expect(mayReach(ongoing, notice(about))).toBe(true);
      expect(entryOccasion(notice(about), ongoing, [], away)).toEqual({
        notificationId: `${visitId}:notice:5`,
        kind: 'notice',
        seq: 5,
      });
      expect(entryOccasion(notice(about), ongoing, [unread], away)).toBeUndefined();
      expect(entryOccasion(notice(about), ongoing, [], here)).toBeUndefined();
    },
  );

  it('that the visit goes on reaches them also when something else is unread', () => {
    expect(entryOccasion(notice('resumed'), ongoing, [unread], away)).toMatchObject({ kind: 'resumed' });
  });

  it.each(['handover', 'guest-joined', 'guest-left', 'ticket', 'emergency'] as const)(
    'of %s is none to reach anyone about',
    (about) => {
      expect(mayReach(ongoing, notice(about))).toBe(false);
    },
  );
});

describe('the status of a notification', () => {
  it('goes forward only', () => {
    expect(mayBecome('sending', 'delivered')).toBe(true);
    expect(mayBecome('sent', 'delivered')).toBe(true);
    expect(mayBecome('delivered', 'sent')).toBe(false);
    expect(mayBecome('failed', 'sent')).toBe(false);
    expect(mayBecome('no-number', 'sent')).toBe(false);
  });
});
