import type { PatientUnit } from '@om/contracts/gateway';
import { exampleUnit } from '@om/contracts/queue';
import { describe, expect, it } from '@jest/globals';
import {
  aboutTheSame,
  lacksLanguage,
  withLateWords,
  reachableStep,
  stepCount,
  stepsOf,
  withReason,
  withUnit,
  type CaseDraft,
} from './case-steps.js';

const unit: PatientUnit = exampleUnit;
const other: PatientUnit = { ...exampleUnit, careUnitId: 'exempelby', name: 'Vårdcentralen Exempelby' };
const empty: CaseDraft = { visitId: 'v', commandId: 'c', answers: {}, ownWords: '' };
const kinds = (draft: CaseDraft, units: PatientUnit[]) => stepsOf(draft, units).map((step) => step.kind);

describe('words that came too late for another case', () => {
  it('begin the new case, after what has been written in it', () => {
    expect(withLateWords(empty, 'För sent').ownWords).toBe('För sent');
    const begun = { ...empty, reasonCode: 'halsont', ownWords: 'Ont i halsen ' };
    expect(withLateWords(begun, 'För sent')).toEqual({
      ...begun,
      ownWords: 'Ont i halsen\n\nFör sent',
      lateWords: true,
    });
  });
});

describe('a case about the same thing as one that is over', () => {
  const old = { visitId: 'old', careUnitId: 'min-vard', reasonCode: 'axelbesvar' };
  it('begins with its unit and reason, after the red-flag question of today', () => {
    const draft = aboutTheSame({ ...empty, ownWords: 'Ont igen' }, old);
    expect(draft).toEqual({
      ...empty,
      careUnitId: 'min-vard',
      reasonCode: 'axelbesvar',
      ownWords: 'Ont igen',
      followsVisitId: 'old',
    });
    expect([[unit], [unit, other]].map((units) => reachableStep(9, draft, units))).toEqual([1, 2]);
  });
  it('is another matter once another unit or reason is chosen', () => {
    const draft = aboutTheSame(empty, old);
    expect(withReason(draft, 'halsont').followsVisitId).toBeUndefined();
    expect(withUnit(draft, 'exempelby').followsVisitId).toBeUndefined();
    expect(withReason(draft, 'axelbesvar').followsVisitId).toBe('old');
  });
  it('asks for the reason where the unit no longer has that one', () => {
    expect(reachableStep(9, aboutTheSame(empty, { ...old, reasonCode: 'borta' }), [unit, other])).toBe(1);
  });
});

describe('the interpreter who is wanted', () => {
  const wanted = { ...empty, reasonCode: 'axelbesvar', interpreter: 'arabiska' };
  it('is kept when another unit or reason is chosen', () => {
    expect(withUnit(wanted, 'exempelby').interpreter).toBe('arabiska');
    expect(withReason(wanted, 'halsont').interpreter).toBe('arabiska');
  });
  it('lacks a language only when one is wanted and none is said', () => {
    expect([empty, wanted, { ...wanted, interpreter: ' ' }].map(lacksLanguage)).toEqual([false, false, true]);
  });
});

describe('the screens of a new case', () => {
  it('leave out the choice of unit when there is only one', () => {
    expect(kinds(empty, [unit])).toEqual(['reason']);
    expect(kinds(empty, [unit, other])).toEqual(['unit', 'reason']);
  });
  it('ask the red-flag question right after the reason, then the questions, then the own words', () => {
    const draft = { ...empty, careUnitId: 'min-vard', reasonCode: 'axelbesvar' };
    expect(kinds(draft, [unit, other])).toEqual(['unit', 'reason', 'flag', 'question', 'words']);
  });
  it('tell how many there are already before the reason is chosen', () => {
    expect(stepCount(empty, [unit, other])).toBe(5);
    expect(stepCount({ ...empty, reasonCode: 'axelbesvar' }, [unit])).toBe(4);
  });
  it('never show one behind an unanswered one, also after a reload', () => {
    const draft = { ...empty, reasonCode: 'axelbesvar' };
    expect(reachableStep(3, draft, [unit])).toBe(1);
    expect(reachableStep(3, { ...draft, redFlag: false }, [unit])).toBe(2);
    expect(reachableStep(3, { ...draft, redFlag: false, answers: { 'hur-lange': 'En vecka' } }, [unit])).toBe(
      3,
    );
    expect(reachableStep(-1, draft, [unit])).toBe(0);
  });
  it('never go past a red flag that was answered with yes', () => {
    const draft = {
      ...empty,
      reasonCode: 'axelbesvar',
      redFlag: true,
      answers: { 'hur-lange': 'x' },
      ownWords: 'x',
    };
    expect(reachableStep(3, draft, [unit])).toBe(1);
  });
  it('forget answers to questions that are no longer asked, and keep the own words', () => {
    const draft = {
      ...empty,
      careUnitId: 'min-vard',
      reasonCode: 'axelbesvar',
      redFlag: false,
      answers: { a: 'b' },
      ownWords: 'Ont',
    };
    expect(withReason(draft, 'halsont')).toEqual({
      ...empty,
      careUnitId: 'min-vard',
      reasonCode: 'halsont',
      ownWords: 'Ont',
    });
    expect(withUnit(draft, 'exempelby')).toEqual({ ...empty, careUnitId: 'exempelby', ownWords: 'Ont' });
    expect(withReason(draft, 'axelbesvar')).toBe(draft);
  });
});
