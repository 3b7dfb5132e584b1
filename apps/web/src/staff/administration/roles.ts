import { PROFESSIONS, type Profession } from '@om/contracts';

/** Every role there is, in the order it is offered. */
export const ALL_ROLES = Object.keys(PROFESSIONS) as readonly Profession[];
