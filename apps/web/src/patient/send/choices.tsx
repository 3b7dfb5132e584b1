import type { PatientUnit } from '@om/contracts/gateway';
import { ChevronRightIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AroundSwedish, Swedish } from '../../language/swedish.js';
import { useLanguage } from '../../language/use-language.js';
import { dayAndTime } from '../../time/swedish-time.js';
import { Button } from '../../ui/controls.js';
import { DangerLine } from '../shell/call-lines.js';
import { chosenUnit, type CaseDraft } from './case-steps.js';

interface ChoiceProps {
  /** Words of the unit. */
  readonly title: string;
  readonly line?: ReactNode;
  readonly onPress: () => void;
}

const Choice = ({ title, line, onPress }: ChoiceProps) => (
  <li>
    <button type="button" className="om-choice" onClick={onPress}>
      <span>
        <b>
          <Swedish>{title}</Swedish>
        </b>
        {line !== undefined && <span className="om-muted">{line}</span>}
      </span>
      <ChevronRightIcon aria-hidden />
    </button>
  </li>
);

const Danger = () => (
  <p className="om-lead">
    <DangerLine />
  </p>
);

interface ChooseUnitProps {
  readonly units: readonly PatientUnit[];
  readonly onChoose: (careUnitId: string) => void;
}

/** Which care unit. */
export const ChooseUnit = ({ units, onChoose }: ChooseUnitProps) => {
  const { t } = useTranslation('patient');
  const language = useLanguage();
  return (
    <>
      <h1>{t('send.unit')}</h1>
      <Danger />
      <ul className="om-choices-list">
        {units.map((unit) => (
          <Choice
            key={unit.careUnitId}
            title={unit.name}
            line={
              unit.opensAt === undefined ? (
                <AroundSwedish sentence={(hours) => t('send.hours', { hours })} words={unit.hours} />
              ) : (
                t('send.closedNow', { when: dayAndTime(unit.opensAt, language) })
              )
            }
            onPress={() => {
              onChoose(unit.careUnitId);
            }}
          />
        ))}
      </ul>
    </>
  );
};

interface ChooseReasonProps {
  readonly draft: CaseDraft;
  readonly units: readonly PatientUnit[];
  readonly onChoose: (code: string) => void;
}

/** What it is about. */
export const ChooseReason = ({ draft, units, onChoose }: ChooseReasonProps) => {
  const { t } = useTranslation('patient');
  const unit = chosenUnit(draft, units);
  return (
    <>
      <h1>{t('send.reason')}</h1>
      {draft.lateWords === true && <p className="om-notice">{t('send.follows')}</p>}
      <Danger />
      <ul className="om-choices-list">
        {unit?.reasons.map((reason) => (
          <Choice
            key={reason.code}
            title={reason.label}
            onPress={() => {
              onChoose(reason.code);
            }}
          />
        ))}
      </ul>
    </>
  );
};

interface RedFlagProps {
  readonly text: string;
  readonly onAnswer: (isRedFlag: boolean) => void;
}

/** One yes or no question of the unit. Yes leads to 112 and sends nothing. */
export const RedFlag = ({ text, onAnswer }: RedFlagProps) => {
  const { t } = useTranslation('patient');
  return (
    <>
      <h1>
        <Swedish>{text}</Swedish>
      </h1>
      <p className="om-lead">
        {t('send.flagHelp')} <DangerLine />
      </p>
      <div className="om-yes-no">
        <Button
          variant="secondary"
          className="om-wide-button"
          onClick={() => {
            onAnswer(true);
          }}
        >
          {t('send.yes')}
        </Button>
        <Button
          variant="secondary"
          className="om-wide-button"
          onClick={() => {
            onAnswer(false);
          }}
        >
          {t('send.no')}
        </Button>
      </div>
    </>
  );
};
