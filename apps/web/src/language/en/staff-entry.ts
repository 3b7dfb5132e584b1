import { errors } from '../sv/errors.js';
import { shared } from '../sv/shared.js';
import { staff } from '../sv/staff.js';

export const english = { shared, errors, staff };
