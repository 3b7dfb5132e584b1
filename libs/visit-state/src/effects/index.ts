import type { TriggerName } from '../triggers.js';
import { ASYNCHRONOUS_EFFECTS } from './asynchronous.js';
import { COURSE_EFFECTS } from './course.js';
import type { Change, Effects, Moment } from './effect.js';
import { MAIN_WAY_EFFECTS } from './main-way.js';
import { PARTICIPATION_EFFECTS } from './participation.js';
import { TICKET_EFFECTS } from './tickets.js';

const EFFECTS: Effects<TriggerName> = {
  ...MAIN_WAY_EFFECTS,
  ...ASYNCHRONOUS_EFFECTS,
  ...COURSE_EFFECTS,
  ...PARTICIPATION_EFFECTS,
  ...TICKET_EFFECTS,
};

/** The fields a transition changes besides state, version and last change. */
export const effectOf = (moment: Moment): Change => {
  const effect = EFFECTS[moment.trigger.type] as (moment: Moment) => Change;
  return effect(moment);
};
