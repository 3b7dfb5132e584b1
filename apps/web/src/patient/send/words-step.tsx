import type { PatientUnit } from '@om/contracts/gateway';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AroundSwedish, Swedish } from '../../language/swedish.js';
import { Link } from '../../ui/navigation.js';
import { useLanguage } from '../../language/use-language.js';
import { isWrongNumber } from '../../person/phone.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { DangerLine } from '../shell/call-lines.js';
import { usePatient } from '../shell/patient-context.js';
import { chosenUnit, lacksLanguage, type CaseDraft } from './case-steps.js';
import { InterpreterLine } from './interpreter-line.js';
import { PhoneLine } from './phone-line.js';
import { useSendCase } from './use-send-case.js';
import { WordsField, wordsError } from './words-field.js';

interface WordsStepProps {
  readonly draft: CaseDraft;
  readonly units: readonly PatientUnit[];
  readonly onDraft: (draft: CaseDraft) => void;
  readonly onSent: () => void;
}

/** The last screen: own words, the number for SMS, and *Skicka ärendet*. */
export const WordsStep = ({ draft, units, onDraft, onSent }: WordsStepProps) => {
  const { t } = useTranslation('patient');
  const { person } = usePatient();
  const [tries, setTries] = useState(0);
  const [phone, setPhone] = useState<{ typed?: string | undefined; tried: boolean }>({ tried: false });
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // What is missing may stand above what the phone shows.
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const tried = tries > 0;
  const isPhoneWrong = phone.typed !== undefined && isWrongNumber(phone.typed, draft.phone ?? person.phone);
  const isReady = wordsError(draft.ownWords) === undefined && !lacksLanguage(draft) && !isPhoneWrong;
  const unit = chosenUnit(draft, units);
  const send = useSendCase(draft, units, onDraft, onSent);
  const openCase =
    send.problem?.code === 'visit.same-reason-open' ? send.problem.params?.['visitId'] : undefined;
  return (
    <form
      ref={form}
      className="om-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTries(tries + 1);
        if (isReady) void send.run();
      }}
    >
      <h1>{t('send.words')}</h1>
      <p className="om-lead">
        {t('send.wordsLead')} <DangerLine />
      </p>
      {draft.followsVisitId !== undefined && <p className="om-notice">{t('send.sameMatter')}</p>}
      <WordsField
        label={t('send.wordsLabel')}
        text={draft.ownWords}
        tried={tried}
        onText={(ownWords) => {
          onDraft({ ...draft, ownWords });
        }}
      />
      <InterpreterLine draft={draft} onDraft={onDraft} tried={tried} />
      <PhoneLine
        draft={draft}
        onDraft={onDraft}
        typed={phone.typed}
        onTyped={(typed) => {
          setPhone({ ...phone, typed });
        }}
        tried={tried || phone.tried}
        onTry={() => {
          setPhone({ ...phone, tried: true });
        }}
      />
      {typeof openCase === 'string' ? (
        <div className="om-card" role="alert">
          <h2>{t('send.sameReason')}</h2>
          <p>{t('send.sameReasonHelp')}</p>
          <Link className="om-link" to={`/arende/${openCase}`}>
            {t('send.toCase')}
          </Link>
        </div>
      ) : (
        <ProblemNotice problem={send.problem} />
      )}
      <Button type="submit" variant="primary" className="om-wide-button" loading={send.busy}>
        {t('send.button')}
      </Button>
      {unit && <AnswersWhen unit={unit} />}
      {draft.followsVisitId === undefined && <p className="om-after-button">{t('send.whatWeSee')}</p>}
    </form>
  );
};

/** When an answer can come: the unit's hours, or its next opening while it is closed. */
const AnswersWhen = ({ unit }: { readonly unit: PatientUnit }) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  if (unit.opensAt === undefined)
    return (
      <p className="om-after-button">
        <AroundSwedish sentence={(hours) => t('send.answersWhen', { hours })} words={unit.hours} />
      </p>
    );
  return (
    <>
      <p className="om-after-button">{t('send.closedNow', { when: dayAndTime(unit.opensAt, language) })}</p>
      {unit.texts?.closed !== undefined && (
        <p className="om-after-button">
          <Swedish>{unit.texts.closed}</Swedish>
        </p>
      )}
    </>
  );
};
