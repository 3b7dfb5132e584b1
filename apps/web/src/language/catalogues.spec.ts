import { CHAT_ERRORS, NOTICE_SUBJECTS } from '@om/contracts/chat';
import { DOCUMENTATION_ERRORS } from '@om/contracts/documentation';
import { GATEWAY_ERRORS } from '@om/contracts/gateway';
import { QUEUE_ERRORS } from '@om/contracts/queue';
import { VISIT_ERRORS } from '@om/contracts/visit';
import { describe, expect, it } from '@jest/globals';
import { WEB_PROBLEMS } from '../connection/web-problem.js';
import { english as patientEnglish } from './en/patient-entry.js';
import { english as staffEnglish } from './en/staff-entry.js';
import { errorsStaff } from './sv/errors-staff.js';
import { errors } from './sv/errors.js';
import { patient } from './sv/patient.js';
import { shared } from './sv/shared.js';
import { staff } from './sv/staff.js';

const leaves = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
    typeof child === 'string' ? [[path + key, child]] : leaves(child as object, `${path}${key}.`),
  );
const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
const allErrors = { ...errors, ...errorsStaff };
const swedish = { shared, errors: allErrors, staff, patient };
const { notices, ...english } = { ...patientEnglish, ...staffEnglish };

describe('the words of the user interface', () => {
  it('are the same keys in Swedish and English', () => {
    expect(
      leaves(english)
        .map(([key]) => key)
        .sort(),
    ).toEqual(
      leaves(swedish)
        .map(([key]) => key)
        .sort(),
    );
  });
  it('are there in English for every notice of the chat but the one that holds a clinician’s own words', () => {
    const subjects = NOTICE_SUBJECTS.filter((subject) => subject !== 'redirected');
    const fuller = ['reopenedUntil', 'emergencyByClinician', 'emergencyByPatient'];
    expect(Object.keys(notices).sort()).toEqual([...subjects, ...fuller].sort());
  });
  it('take the same values in Swedish and English', () => {
    const other = new Map(leaves(english));
    const differing = leaves(swedish).filter(
      ([key, text]) => JSON.stringify(values(text)) !== JSON.stringify(values(other.get(key) ?? '')),
    );
    expect(differing).toEqual([]);
  });
  it('are never empty, and never say tyvärr or shout', () => {
    const bad = leaves(swedish).filter(([, text]) => text.trim() === '' || /tyvärr|—|!/i.test(text));
    expect(bad).toEqual([]);
  });
  it('keep every sentence to a patient within 15 words', () => {
    const sentences = leaves(patient).flatMap(([, text]) => text.split(/(?<=[.?])\s/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 15)).toEqual([]);
  });
});

describe('what was refused or failed', () => {
  const codes = [GATEWAY_ERRORS, VISIT_ERRORS, CHAT_ERRORS, QUEUE_ERRORS, DOCUMENTATION_ERRORS]
    .flatMap((table) => Object.keys(table))
    .concat(Object.values(WEB_PROBLEMS).map((problem) => problem.code));

  it.each(codes)('%s has words of its own', (code) => {
    expect(Object.keys(allErrors)).toContain(code.replaceAll('.', '_'));
  });
  it('is said to patients in both languages, and in words of the staff only to staff', () => {
    const keys = (words: object) => Object.keys(words).sort();
    expect(keys(patientEnglish.errors)).toEqual(keys(errors));
    expect(keys(errors).filter((key) => key in errorsStaff)).toEqual([]);
  });
});
