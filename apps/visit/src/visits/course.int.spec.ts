import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  clearEmergency,
  closeVisit,
  linkedCases,
  linkVisit,
  logContactAttempt,
  noShowVisit,
  pauseVisit,
  raiseEmergency,
  redirectVisit,
  releaseVisit,
  reopenVisit,
  resumeVisit,
  sendCase,
  takeOverVisit,
} from '@om/contracts';
import { aClinician } from '@om/testing';
import { codeOf, granted, NURSE, PHYSICIAN, TestClinic } from '../testing/test-clinic.js';

const LEAD = aClinician({ personId: 'SE2321000131-P000000000012', name: 'HSP12 TestPerson12', lead: true });
const PHASE = { kind: 'hours', hours: 72 } as const;

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await TestClinic.start();
}, 60_000);
afterAll(() => clinic.service.stop());
afterEach(() => clinic.finishAll());

describe('a case that is received and not started', () => {
  it('is warned of and goes back to the queue by its timers, with its place', async () => {
    const sent = await clinic.send();
    granted(await clinic.claim(sent.visitId));
    await clinic.elapse(sent.visitId, 0.2);
    expect((await clinic.told('claim-warned', sent.visitId)).claimWarned).toBe(true);
    await clinic.elapse(sent.visitId, 0.2);
    const released = await clinic.told('released', sent.visitId);
    expect(released).toMatchObject({ state: 'waiting', waitingSince: sent.waitingSince });
    expect(released).not.toHaveProperty('responsible');
  });

  it('can be given back by the unit lead, not by a colleague', async () => {
    const { visitId } = await clinic.send();
    granted(await clinic.claim(visitId));
    expect(codeOf(await clinic.ask(releaseVisit, { visitId }, PHYSICIAN))).toBe('visit.not-responsible');
    expect(granted(await clinic.ask(releaseVisit, { visitId }, LEAD)).visit.state).toBe('waiting');
  });

  it('is overdue when nobody has received it in time', async () => {
    const { visitId } = await clinic.send();
    await clinic.elapse(visitId, 24 * 7);
    expect((await clinic.told('overdue', visitId)).overdueSince).toBeDefined();
  });
});

describe('a pause', () => {
  it('waits for the patient, whose text lets the visit go on', async () => {
    const { visitId, version } = await clinic.ongoing();
    const { visit } = granted(await clinic.ask(pauseVisit, { visitId, expectedVersion: version }, NURSE));
    expect(visit.state).toBe('on-hold');
    await clinic.says(visitId, 'patient', 2);
    const continued = await clinic.told('continued', visitId);
    expect(continued.state).toBe('ongoing');
    const again = await clinic.ask(pauseVisit, { visitId, expectedVersion: continued.version }, NURSE);
    expect(codeOf(again)).toBe('visit.unanswered-message');
  });
});

describe('an ended visit', () => {
  it('goes on in real time when it is resumed, and asks for another end', async () => {
    const { visitId } = await clinic.ended(72);
    const { visit } = granted(await clinic.ask(resumeVisit, { visitId }, PHYSICIAN));
    expect(visit).toMatchObject({
      state: 'ongoing',
      resumeNumber: 1,
      responsible: { personId: PHYSICIAN.personId },
      formerParticipants: [{ personId: NURSE.personId, was: 'responsible' }],
    });
    expect(visit).not.toHaveProperty('asyncUntil');
  });

  it('is not resumed when the patient has sent a new case for the same reason', async () => {
    const { visitId } = await clinic.ended(72);
    const newer = await clinic.send();
    expect(await clinic.ask(resumeVisit, { visitId }, NURSE)).toMatchObject({
      refused: { code: 'visit.same-reason-open', params: { visitId: newer.visitId } },
    });
  });

  it('with a reply can be taken over by a colleague, after which the reply is theirs', async () => {
    const { visitId } = await clinic.ended(72);
    expect(codeOf(await clinic.ask(takeOverVisit, { visitId }, PHYSICIAN))).toBe('visit.no-unanswered-reply');
    await clinic.says(visitId, 'patient', 2);
    const { visit } = granted(await clinic.ask(takeOverVisit, { visitId }, PHYSICIAN));
    expect(visit).toMatchObject({
      responsible: { personId: PHYSICIAN.personId },
      unansweredReply: { seq: 2 },
    });
  });

  it('with an unanswered reply becomes the unit’s, and then the lead’s, by its timers', async () => {
    const { visitId } = await clinic.ended(24 * 14);
    await clinic.says(visitId, 'patient', 2);
    await clinic.elapse(visitId, 24 * 5);
    expect((await clinic.told('reply-to-unit', visitId)).replyForUnitAt).toBeDefined();
    expect((await clinic.told('reply-escalated', visitId)).replyEscalatedAt).toBeDefined();
  });

  it('is closed at once through the seal; a reply needs a reason, and a newer one keeps it open', async () => {
    const { visitId } = await clinic.ended(72);
    await clinic.says(visitId, 'patient', 2);
    expect(codeOf(await clinic.ask(closeVisit, { visitId }, NURSE))).toBe('visit.reason-required');
    granted(await clinic.ask(closeVisit, { visitId, reason: 'Löst per telefon.' }, NURSE));
    await clinic.sealed(visitId, 4, { patient: 3, care: 0 });
    expect((await clinic.told('extended', visitId)).state).toBe('async');
    granted(await clinic.ask(closeVisit, { visitId, reason: 'Löst per telefon.' }, NURSE));
    await clinic.sealed(visitId, 6, { patient: 3, care: 0 });
    expect((await clinic.told('closed', visitId)).state).toBe('closed');
  });

  it('that is closed can be opened again by a colleague, who has it from then', async () => {
    const { visitId } = await clinic.ended(0);
    await clinic.told('seal-requested', visitId);
    await clinic.sealed(visitId, 3, { patient: 0, care: 0 });
    const payload = { visitId, reason: 'Provsvaret har kommit.', async: PHASE };
    const { visit } = granted(await clinic.ask(reopenVisit, payload, PHYSICIAN));
    expect(visit).toMatchObject({
      state: 'async',
      reopenReason: payload.reason,
      responsible: { personId: PHYSICIAN.personId },
    });
    expect(visit).not.toHaveProperty('closedAt');
  });
});

describe('other ways to be over', () => {
  it('Uteblivet needs two contact attempts and a patient who never wrote', async () => {
    const { visitId } = await clinic.ongoing();
    const noShow = () => clinic.ask(noShowVisit, { visitId }, NURSE);
    const attempt = () => clinic.ask(logContactAttempt, { visitId, how: 'phone' }, NURSE);
    granted(await attempt());
    expect(codeOf(await noShow())).toBe('visit.contact-attempts-missing');
    granted(await attempt());
    expect(granted(await noShow()).visit).toMatchObject({
      state: 'no-show',
      responsible: { name: NURSE.name },
    });
  });

  it('Hänvisa vidare says where to', async () => {
    const { visitId } = await clinic.ongoing();
    const words = { destination: 'emergency', message: 'Åk till akutmottagningen nu.' } as const;
    const { visit } = granted(await clinic.ask(redirectVisit, { visitId, ...words }, NURSE));
    expect(visit).toMatchObject({ state: 'redirected', redirect: words });
  });

  it('Hänvisa vidare, in the moment the patient writes, alarms the lead until somebody has called', async () => {
    const { visitId } = await clinic.ongoing();
    const words = { destination: '1177', message: 'Ring 1177.' } as const;
    granted(await clinic.ask(redirectVisit, { visitId, ...words }, NURSE));
    await clinic.sealed(visitId, 3, { patient: 2, care: 0 });
    expect(await clinic.told('reply-escalated', visitId)).toMatchObject({
      state: 'redirected',
      unansweredReply: { seq: 2 },
    });
    const called = await clinic.ask(logContactAttempt, { visitId, how: 'phone' }, PHYSICIAN);
    expect(granted(called).visit).not.toHaveProperty('unansweredReply');
  });

  it('a duplicate is closed with a pointer, which the other case shows', async () => {
    const first = await clinic.ended(72);
    const { visitId } = await clinic.send();
    const payload = { visitId, toVisitId: first.visitId };
    const { visit } = granted(await clinic.ask(linkVisit, payload, NURSE));
    expect(visit).toMatchObject({
      state: 'closed',
      linkedTo: { visitId: first.visitId, byName: NURSE.name },
    });
    const asked = { visitId: first.visitId };
    expect(await clinic.service.request(linkedCases, asked, NURSE)).toMatchObject({ cases: [{ visitId }] });
  });

  it('a case of another patient is no duplicate', async () => {
    const other = await clinic.newPatient('195709112790', 'Testpatient P24-52');
    const [mine, theirs] = [await clinic.send(), await clinic.send({}, other)];
    const answer = await clinic.ask(linkVisit, { visitId: mine.visitId, toVisitId: theirs.visitId }, NURSE);
    expect(codeOf(answer)).toBe('visit.not-same-patient');
    granted(await clinic.cancel(theirs.visitId, other));
  });

  it('Akut is raised by the patient and taken away by staff', async () => {
    const { visitId } = await clinic.send();
    const { visit } = granted(await clinic.ask(raiseEmergency, { visitId }, clinic.patient));
    expect(visit.emergency).toMatchObject({ byKind: 'patient' });
    expect(codeOf(await clinic.ask(clearEmergency, { visitId }, clinic.patient))).toBe('visit.forbidden');
    expect(granted(await clinic.ask(clearEmergency, { visitId }, NURSE)).visit).not.toHaveProperty(
      'emergency',
    );
  });
});

describe('the same id', () => {
  it('used for a case that is taken answers with what was sent first', async () => {
    const sent = await clinic.send();
    const [example] = sendCase.examples;
    expect(granted(await clinic.trySend({ ...example?.payload, visitId: sent.visitId })).visit).toEqual(sent);
  });
});
