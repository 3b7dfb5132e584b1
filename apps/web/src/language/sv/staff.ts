import { staffHome } from './staff-home.js';
import { staffVisit } from './staff-visit.js';

/** Words of the clinician's workspace. */
export const staff = { ...staffHome, ...staffVisit } as const;
