import { describe, expect, it } from '@jest/globals';
import { careUnit, exampleUnit, type UnitSettingsChange } from '@om/contracts';
import { isRefused } from '@om/messaging';
import { changesBetween } from '../units/history-row.js';
import { meant } from '../units/settings-meant.js';
import { leadsAfter, settingsAfter } from './settings-rules.js';

const { version: _version, ...settings } = exampleUnit;
const fieldOf = (change: UnitSettingsChange): string => {
  const after = settingsAfter(settings, change);
  return isRefused(after) ? (after.refused.field ?? '') : 'fits';
};
const hours = (...weekly: [number, string, string][]): UnitSettingsChange => ({
  openingHours: {
    weekly: weekly.map(([day, from, to]) => ({ day, from, to })),
    holidays: 'closed',
    special: [],
  },
});
const [noteTemplate] = exampleUnit.noteTemplates ?? [];
if (!noteTemplate) throw new Error('no note template');
const template = { templateId: 'a', name: 'A', text: 'A' };
const [reason] = exampleUnit.reasons;
if (!reason) throw new Error('no reason');
const question = { questionId: 'sida', text: 'Vilken sida?', choices: ['Höger', 'Vänster'] };
const asking = (...questions: (typeof question)[]): UnitSettingsChange => ({
  reasons: [{ ...reason, questions }],
});

describe('a change of settings', () => {
  it.each<[string, UnitSettingsChange, string]>([
    ['with a default that is no choice', { asyncDefault: 73 }, 'asyncDefault'],
    ['with a choice twice', { asyncChoices: [72, 72] }, 'asyncChoices'],
    ['with a message that has no text', { autoMessage: { enabled: true, text: ' ' } }, 'autoMessage'],
    ['with a contact reason twice', { reasons: [reason, reason] }, 'reasons'],
    ['with two reasons of one name', { reasons: [reason, { ...reason, code: 'annat' }] }, 'reasons'],
    ['with a question twice', asking(question, question), 'reasons'],
    ['with a question of one choice', asking({ ...question, choices: ['Höger'] }), 'reasons'],
    ['with a choice of a question twice', asking({ ...question, choices: ['Höger', 'Höger'] }), 'reasons'],
    ['with a template twice', { templates: [template, template] }, 'templates'],
    ['with a note template twice', { noteTemplates: [noteTemplate, noteTemplate] }, 'noteTemplates'],
    ['without any role', { roles: [] }, 'roles'],
    ['that closes before it opens', hours([1, '16:00', '08:00']), 'openingHours'],
    ['that opens twice at once', hours([1, '08:00', '12:00'], [1, '11:00', '16:00']), 'openingHours'],
  ])('%s is refused with the field', (_what, change, field) => {
    expect(fieldOf(change)).toBe(`settings.${field}`);
  });

  it.each<[string, UnitSettingsChange]>([
    ['with lunch closed', hours([1, '08:00', '12:00'], [1, '12:00', '16:00'], [2, '08:00', '12:00'])],
    ['that is open at night', hours([6, '00:00', '24:00'])],
    ['with a question that has choices', asking(question)],
    ['of a message that is off', { autoMessage: { enabled: false, text: '' } }],
  ])('%s is well', (_what, change) => {
    expect(fieldOf(change)).toBe('fits');
  });

  it('leaves what it does not name as it is, and is a care unit still', () => {
    const after = settingsAfter(settings, { notifyAt: 'start', asyncDefault: undefined });
    expect(after).toEqual({ ...settings, notifyAt: 'start' });
    expect(careUnit.safeParse({ ...after, version: 1 }).success).toBe(true);
  });
});

describe('the history of a change', () => {
  it('names the fields that are different, before and after', () => {
    expect(changesBetween({ a: 1, b: [1], c: 'x' }, { a: 2, b: [1], d: 'new' })).toEqual([
      { field: 'a', before: 1, after: 2 },
      { field: 'c', before: 'x' },
      { field: 'd', after: 'new' },
    ]);
  });

  it('is empty when what held already is said in so many words, in any order', () => {
    const { careUnitId, name, hours, notifyAt, asyncChoices, asyncDefault, autoMessage } = settings;
    const { greeting, reasons } = settings;
    const bare = {
      careUnitId,
      name,
      hours,
      notifyAt,
      asyncChoices,
      asyncDefault,
      autoMessage,
      greeting,
      reasons,
    };
    const said: UnitSettingsChange = {
      claimReleaseMinutes: 20,
      lateCancellationHours: 24,
      handoverWidens: false,
      sameCaregiver: true,
      redFlagPolicy: 'stop',
      texts: {},
      templates: [],
      noteTemplates: [],
      reasons: reasons.map(({ code, label, ...rest }) => ({ ...rest, label, code })),
    };
    const after = settingsAfter(bare, said);
    if (isRefused(after)) throw new Error(after.refused.code);
    expect(changesBetween(meant(bare), meant(after))).toEqual([]);
    expect(changesBetween(meant(bare), meant({ ...after, handoverWidens: true }))).toEqual([
      { field: 'handoverWidens', before: false, after: true },
    ]);
  });
});

describe('leads', () => {
  it('come and go, but never all', () => {
    expect(leadsAfter({ leadPersonIds: ['a'] }, 'b', true)).toEqual(['a', 'b']);
    expect(leadsAfter({ leadPersonIds: ['a', 'b'] }, 'b', true)).toEqual(['a', 'b']);
    expect(leadsAfter({ leadPersonIds: ['a', 'b'] }, 'a', false)).toEqual(['b']);
    expect(leadsAfter({ leadPersonIds: ['a'] }, 'a', false)).toBeUndefined();
    expect(leadsAfter({}, 'a', false)).toEqual([]);
  });
});
