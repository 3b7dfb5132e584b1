import { errorsStaff } from './errors-staff.js';
import { errors } from './errors.js';
import { notices } from './notices.js';
import { staff } from './staff.js';
import { shared } from './shared.js';

/** All English words of the staff entry, fetched when English is chosen. */
export const english = { shared, errors: { ...errors, ...errorsStaff }, notices, staff };
