import { NEEDS, stateForbids } from './needs.js';
import type { VisitRefusal, VisitRefusalCode } from './refusals.js';
import { partyRefusal, roleRefusal } from './rights.js';
import { HELD_STATES, partyOf, transitionsFrom } from './transitions.js';
import type { PersonTriggers, TriggerName } from './triggers.js';
import type { Actor, VisitOutline } from './visit.js';

/**
 * Why a person cannot cause a trigger now; undefined = possible, as far as nothing sent along, the hour or the conversation
 * forbids it. In this order: who may not see the visit or never does this, what the state forbids, who does not have the
 * case, what the visit lacks.
 */
export const permissionRefusal = (
  visit: VisitOutline,
  trigger: TriggerName,
  actor: Actor,
): VisitRefusal | undefined => {
  const forbidden = partyRefusal(partyOf(trigger), visit, actor);
  if (forbidden) return forbidden;
  const [transition] = transitionsFrom(visit.state, trigger);
  if (!transition) return refusalOfState(visit, trigger);
  const { by, needs = [] } = transition;
  return (
    roleRefusal(by, visit, actor) ??
    needs.map((need) => NEEDS[need](visit, actor)).find((refusal) => refusal !== undefined)
  );
};

/** A case that someone has says who and since when (domain 4.3-6); otherwise the state is told. */
const refusalOfState = (visit: VisitOutline, trigger: TriggerName): VisitRefusal =>
  trigger === 'claim' && visit.responsible && HELD_STATES.includes(visit.state)
    ? {
        code: 'visit.already-claimed',
        detail: 'Another clinician has the case',
        params: { name: visit.responsible.name, at: visit.responsible.since },
      }
    : stateForbids(visit);

/** What people can press on a visit, by the names of the commands; sending and creating make one. */
export const VISIT_ACTIONS = [
  'claim',
  'release',
  'start',
  'pause',
  'resume',
  'end',
  'extend-async',
  'take-over',
  'close',
  'reopen',
  'cancel',
  'check-in',
  'add-words',
  'cancel-by-care',
  'redirect',
  'no-show',
  'log-contact-attempt',
  'raise-emergency',
  'clear-emergency',
  'link',
  'propose-handover',
  'accept-handover',
  'decline-handover',
  'cancel-handover',
  'invite-guest',
  'leave-as-guest',
  'remove-guest',
  'send-ticket',
  'revoke-ticket',
  'open-ticket',
] as const satisfies readonly (keyof PersonTriggers)[];
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** Whether an action is possible now, and if not, the code it would be refused with. */
export interface ActionState {
  allowed: boolean;
  code?: VisitRefusalCode;
}

/**
 * Which actions a person has on a visit: the gateway offers these and the web app shows these buttons, by the same rules
 * that the visit service decides with. What depends on the hour or on what has been written is known when it is pressed.
 */
export const actionsFor = (visit: VisitOutline, actor: Actor): Record<VisitAction, ActionState> =>
  Object.fromEntries(VISIT_ACTIONS.map((action) => [action, actionState(visit, action, actor)])) as Record<
    VisitAction,
    ActionState
  >;

const actionState = (visit: VisitOutline, action: VisitAction, actor: Actor): ActionState => {
  const refused = permissionRefusal(visit, action, actor);
  return refused ? { allowed: false, code: refused.code } : { allowed: true };
};
