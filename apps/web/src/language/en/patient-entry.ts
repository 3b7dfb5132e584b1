import { errors } from '../sv/errors.js';
import { patient } from '../sv/patient.js';
import { shared } from '../sv/shared.js';

export const english = { shared, errors, patient };
