import { errors } from './errors.js';
import { notices } from './notices.js';
import { patient } from './patient.js';
import { shared } from './shared.js';

/** All English words of the patient entry, fetched when English is chosen. */
export const english = { shared, errors, notices, patient };
