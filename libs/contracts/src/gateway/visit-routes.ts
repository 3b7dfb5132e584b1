import { z } from 'zod';
import { copyNote, getNote, printNote, saveNote, searchCodes } from '../documentation/index.js';
import { listCases } from '../queue/index.js';
import { claimVisit, endVisit, releaseVisit, startVisit } from '../visit/index.js';
import { afterSeq, onVisit, VISIT_PATH } from './on-visit.js';
import { commandRoute, queryRoute, route } from './route.js';
import { staffCases, staffVisit } from './staff-views.js';
import { conversation } from './view-parts.js';

/** Startsida, the visit view and the note. */
export const VISIT_ROUTES = {
  staffCases: route({
    method: 'GET',
    path: '/api/staff/cases',
    access: 'staff',
    meaning: 'A tab of Startsida.',
    query: listCases.payload.omit({ limit: true, search: true }),
    answer: staffCases,
  }),
  searchCases: route({
    method: 'POST',
    path: '/api/staff/cases/search',
    access: 'staff',
    meaning: 'Ended cases by the words of a name, a personnummer or a birth date; every hit is audited.',
    body: listCases.payload.pick({ date: true, entry: true }).extend({
      search: listCases.payload.shape.search.unwrap(),
    }),
    answer: staffCases,
  }),
  staffVisit: route({
    method: 'GET',
    path: VISIT_PATH,
    access: 'staff',
    meaning:
      'Everything the visit view shows; `preview` leaves out conversation and note, which nobody has taken on yet.',
    query: z.strictObject({ purpose: z.enum(['preview', 'care']).default('care') }),
    answer: staffVisit,
  }),
  claim: onVisit(claimVisit),
  release: onVisit(releaseVisit),
  start: onVisit(startVisit),
  end: onVisit(endVisit),
  staffMessages: route({
    method: 'GET',
    path: `${VISIT_PATH}/messages`,
    access: 'staff',
    meaning: 'The conversation after a sequence number.',
    query: afterSeq,
    answer: conversation,
  }),
  note: queryRoute(getNote, { path: `${VISIT_PATH}/note`, access: 'staff' }),
  saveNote: commandRoute(saveNote, {
    method: 'PUT',
    path: `${VISIT_PATH}/note`,
    access: 'staff',
    answer: saveNote.answer,
  }),
  copyNote: commandRoute(copyNote, {
    method: 'POST',
    path: `${VISIT_PATH}/note/copy`,
    access: 'staff',
    answer: copyNote.answer,
  }),
  printNote: commandRoute(printNote, {
    method: 'POST',
    path: `${VISIT_PATH}/note/print`,
    access: 'staff',
    answer: printNote.answer,
  }),
  searchCodes: route({
    method: 'GET',
    path: '/api/staff/diagnosis-codes',
    access: 'staff',
    meaning: 'Diagnosis codes that fit what was typed.',
    query: z.strictObject({ q: searchCodes.payload.shape.query }),
    answer: searchCodes.answer,
  }),
} as const;
