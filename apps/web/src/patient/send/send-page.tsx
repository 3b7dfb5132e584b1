import { patientUnits, type PatientUnit } from '@om/contracts/gateway';
import { ChevronLeftIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from '../../ui/navigation.js';
import { useLink } from '../../connection/link.js';
import { useFetched } from '../../connection/use-fetched.js';
import { teachSwedish } from '../../language/language.js';
import { patientSend } from '../../language/sv/patient-send.js';
import { Button } from '../../ui/controls.js';
import { FailedPanel } from '../../ui/problem-notice.js';
import { SkeletonRows } from '../../ui/skeleton.js';
import { WorseLines } from '../shell/call-lines.js';
import { Page } from '../shell/page.js';
import {
  mayGoOn,
  reachableStep,
  stepCount,
  stepsOf,
  withReason,
  withUnit,
  type CaseDraft,
} from './case-steps.js';
import { FlagPage } from './flag-page.js';
import { ChooseReason, ChooseUnit, RedFlag } from './choices.js';
import { QuestionStep } from './question-step.js';
import { useCaseDraft } from './use-case-draft.js';
import { WordsStep } from './words-step.js';

teachSwedish('patient', patientSend);

/** A new case, one question a screen. The address holds the step, so that the browser's back button works. */
export const SendPage = () => {
  const { t } = useTranslation('patient');
  const { http } = useLink();
  const units = useFetched('units', async () => (await http.get('/api/patient/units', patientUnits)).units);
  if (units.data) return <Steps units={units.data} />;
  return (
    <Page name="send">
      {units.problem ? (
        <>
          <FailedPanel
            page
            title={t('send.unitsFailed')}
            problem={units.problem}
            onRetry={() => void units.reload()}
            button={(props) => <Button variant="secondary" {...props} />}
          />
          <WorseLines />
        </>
      ) : (
        <>
          <h1 className="om-hidden">{t('cases.newCase')}</h1>
          <SkeletonRows widths={[60, 80, 50]} />
        </>
      )}
    </Page>
  );
};

const Steps = ({ units }: { readonly units: readonly PatientUnit[] }) => {
  const { t } = useTranslation('patient');
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const kept = useCaseDraft();
  const [fresh] = useState(() => kept.read());
  const draft = kept.hasDraft ? kept.read() : fresh;
  const at = reachableStep(Number(query.get('steg') ?? 1) - 1, draft, units);
  const step = stepsOf(draft, units)[at];
  const change = (next: CaseDraft) => {
    kept.change(next);
  };
  const go = (to: number) => {
    setQuery({ steg: String(to + 1) });
  };
  const changeAndGo = (next: CaseDraft) => {
    change(next);
    go(at + 1);
  };
  if (draft.redFlag === true && step?.kind === 'flag') {
    const { redFlag: _, flagRead: __, ...again } = draft;
    return (
      <FlagPage
        onBack={() => {
          change(again);
        }}
        onGoOn={
          mayGoOn(draft, units)
            ? () => {
                changeAndGo({ ...draft, flagRead: true });
              }
            : undefined
        }
      />
    );
  }
  return (
    <Page name={`send ${at}`}>
      <div className="om-steps">
        <button
          type="button"
          className="om-back"
          onClick={() => {
            if (at === 0) navigate('/');
            else go(at - 1);
          }}
        >
          <ChevronLeftIcon aria-hidden />
          <span>{t('send.back')}</span>
        </button>
        <span className="om-muted">{t('send.step', { step: at + 1, of: stepCount(draft, units) })}</span>
      </div>
      {step?.kind === 'unit' && (
        <ChooseUnit
          units={units}
          onChoose={(careUnitId) => {
            changeAndGo(withUnit(draft, careUnitId));
          }}
        />
      )}
      {step?.kind === 'reason' && (
        <ChooseReason
          draft={draft}
          units={units}
          onChoose={(code) => {
            changeAndGo(withReason(draft, code));
          }}
        />
      )}
      {step?.kind === 'flag' && (
        <RedFlag
          text={step.text}
          onAnswer={(redFlag) => {
            change({ ...draft, redFlag });
            if (!redFlag) go(at + 1);
          }}
        />
      )}
      {step?.kind === 'question' && (
        <QuestionStep
          key={step.question.questionId}
          question={step.question}
          answer={draft.answers[step.question.questionId] ?? ''}
          onAnswer={(answer) => {
            change({ ...draft, answers: { ...draft.answers, [step.question.questionId]: answer } });
          }}
          onNext={() => {
            go(at + 1);
          }}
        />
      )}
      {step?.kind === 'words' && (
        <WordsStep draft={draft} units={units} onDraft={change} onSent={kept.forget} />
      )}
    </Page>
  );
};
