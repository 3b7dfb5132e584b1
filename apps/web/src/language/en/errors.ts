import type { Catalogues, Translated } from '../language.js';
import { errorsCourse } from './errors-course.js';

const SAVED = 'What you have written is saved.';
const SOON = 'Try again in a while.';
const FIX = 'Correct it and try again.';
const RELOAD = 'Reload the page and try again.';
const BACK = 'Go back.';

/** English words for what was refused or failed. */
export const errors: Translated<Catalogues['errors']> = {
  ...errorsCourse,
  unknown: { what: 'It could not be done', safe: SAVED, next: SOON },
  web_offline: {
    what: 'The server does not answer',
    safe: 'What you have written is saved in the browser.',
    next: 'Check the network and try again.',
  },
  web_unreadable: {
    what: 'The answer of the server could not be read',
    safe: SAVED,
    next: 'Reload the page. There may be a new version.',
  },
  'web_part-missing': {
    what: 'A part of the page could not be shown',
    safe: 'What you have written is kept in the browser.',
    next: 'Check the network and try again.',
  },
  'gateway_not-logged-in': { what: 'The login has run out', safe: SAVED, next: 'Log in again.' },
  gateway_csrf: { what: 'The request did not come from a current page', next: RELOAD },
  'gateway_bad-origin': { what: 'The request came from another site', next: 'Open the page anew.' },
  'gateway_login-failed': { what: 'The login could not be completed', next: 'Try to log in again.' },
  'gateway_login-unavailable': { what: 'The login service does not answer', next: SOON },
  'gateway_bad-json': { what: 'The request could not be read', next: RELOAD },
  gateway_invalid: { what: 'A field is not right', next: FIX },
  'gateway_too-large': { what: 'The text is too large to send', next: 'Shorten it and try again.' },
  'gateway_not-json': { what: 'The request had the wrong format', next: RELOAD },
  'gateway_not-found': { what: 'There is no such page', next: BACK },
  'gateway_too-many': { what: 'There were too many requests at once', next: 'Wait a moment.' },
  'gateway_not-yet': { what: 'This is not known yet', next: RELOAD },
  'gateway_bad-frame': { what: 'The message had the wrong format', next: RELOAD },
  gateway_unavailable: { what: 'The system is starting or stopping', safe: SAVED, next: SOON },
  gateway_internal: { what: 'Something failed in the system', safe: SAVED, next: SOON },
  'visit_not-found': { what: 'There is no such case, or you may not see it', next: 'Go back to the list.' },
  'visit_state-forbids': {
    what: 'This can no longer be done. The case has changed',
    next: 'Read the new state above.',
  },
  'visit_stale-version': {
    what: 'The case was changed at the same time',
    safe: 'What you have written is kept.',
    next: 'Read the new state and try again.',
  },
  'visit_same-reason-open': {
    what: 'You already have an open case about this',
    next: 'Continue in that case.',
  },
  'visit_red-flag': { what: 'The case was not sent. Call 112', next: 'You may need help at once.' },
  'visit_follows-target': {
    what: 'The earlier case is no longer closed',
    safe: 'Your text is kept.',
    next: 'Write in the earlier case. Or press Send again, and this is sent by itself.',
  },
  'visit_unknown-unit': { what: 'The clinic is no longer here', next: 'Choose another clinic.' },
  'visit_unknown-reason': { what: 'The choice is no longer here', next: 'Choose anew what it is about.' },
  'visit_invalid-answers': {
    what: 'The clinic has changed its questions',
    safe: 'Your text is kept.',
    next: 'Go back and answer the questions again.',
  },
  'visit_id-taken': { what: 'The case has already been sent', next: 'Open it from your cases.' },
  visit_invalid: { what: 'A field is not right', next: FIX },
  'visit_development-only': { what: 'Possible in development only', next: BACK },
  visit_unavailable: { what: 'The case service does not answer', safe: SAVED, next: SOON },
  visit_internal: { what: 'Something failed in the case service', safe: SAVED, next: SOON },
  'chat_not-found': { what: 'There is no such chat, or you may not see it', next: 'Go back to the list.' },
  'chat_not-open': {
    what: 'The chat has not opened yet',
    safe: 'The text is kept.',
    next: 'Wait until the visit has started.',
  },
  chat_sealed: {
    what: 'The case is closed',
    safe: 'The text you wrote is saved on your screen.',
    next: 'Start a new case and it goes along.',
  },
  chat_invalid: { what: 'The message could not be sent', safe: 'The text is kept.', next: 'Shorten it.' },
  'chat_development-only': { what: 'Possible in development only', next: BACK },
  chat_unavailable: {
    what: 'The chat does not answer',
    safe: 'The text is saved and is sent when the chat is back.',
    next: 'You do not have to do anything.',
  },
  chat_internal: { what: 'Something failed in the chat', safe: 'The text is saved.', next: SOON },
  'queue_unknown-unit': { what: 'There is no such unit', next: 'Choose another unit.' },
  queue_invalid: { what: 'A field is not right', next: FIX },
  queue_unavailable: {
    what: 'The list could not be fetched',
    safe: SAVED,
    next: 'Try again.',
  },
  queue_internal: {
    what: 'The list could not be fetched',
    safe: SAVED,
    next: 'Try again.',
  },
};
