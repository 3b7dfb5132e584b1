import { describe, expect, it } from '@jest/globals';
import { exampleSnapshot, NOTIFICATION_KINDS, PROFESSIONS } from '@om/contracts';
import { smsText } from './texts.js';

const LINK = 'https://vard.example';
const when = new Date('2026-11-23T09:30:00.000Z');

/** What a passer-by must not learn from the screen: who, why, where, by whom (domain 2.2, HSLF-FS 2016:40). */
const SECRETS = [
  exampleSnapshot.patient.name,
  exampleSnapshot.patient.personnummer,
  exampleSnapshot.reason.label,
  exampleSnapshot.careUnitName,
  exampleSnapshot.visitId,
  exampleSnapshot.responsible?.name ?? '',
  'Min vård',
  'mottagning',
  'vårdcentral',
  'ärende',
  'kurator',
  'psykiatri',
  ...Object.values(PROFESSIONS),
];

describe('the text of an SMS', () => {
  it.each(NOTIFICATION_KINDS)('%s holds the address, and nothing of person, case, unit or staff', (kind) => {
    const text = smsText(kind, LINK, when);
    expect(text).toContain(LINK);
    for (const secret of SECRETS) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it.each(NOTIFICATION_KINDS)('%s has no hole where a time should be', (kind) => {
    expect(smsText(kind, LINK, when)).not.toMatch(/undefined|Invalid| {2}| ,/);
  });
});
