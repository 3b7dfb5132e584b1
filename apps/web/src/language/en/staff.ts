import type { Catalogues, Translated } from '../language.js';
import { staffHome } from './staff-home.js';
import { staffVisit } from './staff-visit.js';

/** English words of the clinician's workspace. */
export const staff: Translated<Catalogues['staff']> = { ...staffHome, ...staffVisit };
