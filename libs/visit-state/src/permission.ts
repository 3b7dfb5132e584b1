import type { VisitRefusal, VisitRefusalCode } from './refusals.js';
import { partyRefusal, roleRefusal } from './rights.js';
import { HELD_STATES, partyOf, transitionsFrom, type TriggerName } from './transitions.js';
import type { Actor, VisitOutline } from './visit.js';

/**
 * Why a person cannot cause a trigger now; undefined = possible, as far as nothing sent along forbids it. In this order:
 * who may not see the visit or never does this, what the state forbids, who does not have the case.
 */
export const permissionRefusal = (
  visit: VisitOutline,
  trigger: TriggerName,
  actor: Actor,
): VisitRefusal | undefined => {
  const forbidden = partyRefusal(partyOf(trigger), visit, actor);
  if (forbidden) return forbidden;
  const [transition] = transitionsFrom(visit.state, trigger);
  return transition ? roleRefusal(transition.by, visit, actor) : stateForbids(visit, trigger);
};

/** A case that someone has says who and since when (domain 4.3-6); otherwise the state is told. */
const stateForbids = (visit: VisitOutline, trigger: TriggerName): VisitRefusal =>
  trigger === 'claim' && visit.responsible && HELD_STATES.includes(visit.state)
    ? {
        code: 'visit.already-claimed',
        detail: 'Another clinician has the case',
        params: { name: visit.responsible.name, at: visit.responsible.since },
      }
    : {
        code: 'visit.state-forbids',
        detail: `The visit is ${visit.state}`,
        params: { state: visit.state },
      };

/** What people can press on a visit. */
export const VISIT_ACTIONS = ['claim', 'release', 'start', 'end', 'cancel'] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** Whether an action is possible now, and if not, the code it would be refused with. */
export interface ActionState {
  allowed: boolean;
  code?: VisitRefusalCode;
}

/**
 * Which actions a person has on a visit: the gateway offers these and the web app shows these buttons, by the same rules
 * that the visit service decides with.
 */
export const actionsFor = (visit: VisitOutline, actor: Actor): Record<VisitAction, ActionState> => ({
  claim: actionState(visit, 'claim', actor),
  release: actionState(visit, 'release', actor),
  start: actionState(visit, 'start', actor),
  end: actionState(visit, 'end', actor),
  cancel: actionState(visit, 'cancel', actor),
});

const actionState = (visit: VisitOutline, action: VisitAction, actor: Actor): ActionState => {
  const refused = permissionRefusal(visit, action, actor);
  return refused ? { allowed: false, code: refused.code } : { allowed: true };
};
