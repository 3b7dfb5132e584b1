import type { PatientUnit } from '@om/contracts/gateway';
import { useNavigate } from '../../ui/navigation.js';
import { useAction } from '../../connection/hooks.js';
import { useLink } from '../../connection/link.js';
import { newId } from '../../connection/new-id.js';
import { mayRepeat, problemFrom } from '../../connection/problem.js';
import { answeredCase } from '../course/answered-case.js';
import { usePatient } from '../shell/patient-context.js';
import { chosenReason, chosenUnit, type CaseDraft } from './case-steps.js';

/** The body of a case, in the unit's order of questions. */
const bodyOf = (draft: CaseDraft, units: readonly PatientUnit[], knownPhone: string | undefined) => {
  const reason = chosenReason(draft, units);
  const phone = draft.phone ?? knownPhone;
  const interpreter = draft.interpreter?.trim();
  return {
    commandId: draft.commandId,
    visitId: draft.visitId,
    careUnitId: chosenUnit(draft, units)?.careUnitId ?? '',
    reasonCode: reason?.code ?? '',
    answers: (reason?.questions ?? []).map(({ questionId }) => ({
      questionId,
      answer: (draft.answers[questionId] ?? '').trim(),
    })),
    redFlag: draft.redFlag === true,
    ownWords: draft.ownWords.trim(),
    ...(phone === undefined ? {} : { phone }),
    ...(interpreter === undefined ? {} : { interpreter }),
    ...(draft.followsVisitId === undefined ? {} : { followsVisitId: draft.followsVisitId }),
  };
};

const newIds = () => ({ visitId: newId(), commandId: newId() });

/** The case it went on from has been opened again: sent once more, it is a case of its own. */
const withoutLost = ({ followsVisitId, ...draft }: CaseDraft, code: string): CaseDraft =>
  followsVisitId === undefined || code === 'visit.follows-target' ? draft : { ...draft, followsVisitId };

/** *Skicka ärendet*. A lost answer is repeated with the same ids, also after a reload; a definite refusal begins anew. */
export const useSendCase = (
  draft: CaseDraft,
  units: readonly PatientUnit[],
  onDraft: (draft: CaseDraft) => void,
  onSent: () => void,
) => {
  const { http } = useLink();
  const { person } = usePatient();
  const navigate = useNavigate();
  return useAction(async () => {
    onDraft(draft);
    try {
      const sent = await http.post('/api/patient/cases', bodyOf(draft, units, person.phone), answeredCase);
      onSent();
      navigate(`/arende/${sent.case.visitId}`, { replace: true });
    } catch (error) {
      const problem = problemFrom(error);
      if (!mayRepeat(problem)) onDraft({ ...withoutLost(draft, problem.code), ...newIds() });
      throw error;
    }
  });
};
