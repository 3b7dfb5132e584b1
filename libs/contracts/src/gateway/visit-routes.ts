import { z } from 'zod';
import { copyNote, getNote, saveNote, searchCodes } from '../documentation/messages.js';
import type { CommandContract } from '../define.js';
import { seqOrZero } from '../fields.js';
import { CASE_TABS } from '../queue/index.js';
import { claimVisit, endVisit, releaseVisit, startVisit } from '../visit/commands.js';
import { commandRoute, queryRoute, route, verbOf } from './route.js';
import { conversation, staffCases, staffVisit, visitAnswer } from './staff-views.js';

/** Query of a page of a conversation: what comes after this sequence number. */
export const afterSeq = z.strictObject({ after: z.coerce.number().pipe(seqOrZero).default(0) });

const visit = '/api/staff/visits/:visitId' as const;

/** A command of a clinician on a visit; the verb of the path is the command's name. */
const onVisit = <P extends z.ZodObject, A extends z.ZodType>(asks: CommandContract<P, A>) =>
  commandRoute(
    asks,
    { method: 'POST', path: `${visit}/${verbOf(asks)}`, access: 'staff' },
    visitAnswer,
  );

/** Startsida, the visit view and the note. */
export const VISIT_ROUTES = {
  staffCases: route({
    method: 'GET',
    path: '/api/staff/cases',
    access: 'staff',
    meaning: 'A tab of Startsida.',
    query: z.strictObject({ tab: z.enum(CASE_TABS) }),
    answer: staffCases,
  }),
  staffVisit: route({
    method: 'GET',
    path: visit,
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
    path: `${visit}/messages`,
    access: 'staff',
    meaning: 'The conversation after a sequence number.',
    query: afterSeq,
    answer: conversation,
  }),
  note: queryRoute(getNote, { path: `${visit}/note`, access: 'staff' }),
  saveNote: commandRoute(saveNote, { method: 'PUT', path: `${visit}/note`, access: 'staff' }),
  copyNote: commandRoute(copyNote, { method: 'POST', path: `${visit}/note/copy`, access: 'staff' }),
  searchCodes: route({
    method: 'GET',
    path: '/api/staff/diagnosis-codes',
    access: 'staff',
    meaning: 'Diagnosis codes that fit what was typed.',
    query: z.strictObject({ q: searchCodes.payload.shape.query }),
    answer: searchCodes.answer,
  }),
} as const;
