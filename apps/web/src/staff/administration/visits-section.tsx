import { LIMITS } from '@om/contracts';
import { asyncChoice, careUnit, type CareUnit } from '@om/contracts/queue';
import { CLAIM_RELEASE_MINUTES, LATE_CANCELLATION_HOURS } from '@om/visit-state';
import { Switch } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Radio, RadioGroup, Textarea } from '../../ui/fields.js';
import { Checkbox, CheckboxGroup, Select } from '../../ui/select.js';
import { asyncChoiceText, type AsyncChoice } from './async-choice.js';
import { HandoverSwitches } from './handover-switches.js';
import { NumberField } from './number-field.js';
import { SettingsForm, type SectionProps } from './settings-form.js';
import { useKeptForm } from './use-kept-form.js';
import { wholeNumber } from './whole-number.js';

const OFFERED: readonly AsyncChoice[] = [0, 24, 48, 72, 168, 336, 'own-date'];
const RELEASE_MINUTES = { from: 5, to: 240 } as const;
const LATE_HOURS = { from: 1, to: 168 } as const;

const visitsShape = z.object({
  notifyAt: careUnit.shape.notifyAt,
  choices: z.array(asyncChoice).readonly(),
  chosen: z.number(),
  auto: z.object({ enabled: z.boolean(), text: z.string() }),
  release: z.string(),
  late: z.string(),
  redFlag: careUnit.shape.redFlagPolicy.unwrap(),
  handover: z.object({ sameCaregiver: z.boolean(), handoverWidens: z.boolean() }),
});
type VisitsForm = z.output<typeof visitsShape>;

const visitsForm = (unit: CareUnit): VisitsForm => ({
  notifyAt: unit.notifyAt,
  choices: OFFERED.filter((choice) => unit.asyncChoices.includes(choice)),
  chosen: unit.asyncDefault,
  auto: unit.autoMessage,
  release: String(unit.claimReleaseMinutes ?? CLAIM_RELEASE_MINUTES),
  late: String(unit.lateCancellationHours ?? LATE_CANCELLATION_HOURS),
  redFlag: unit.redFlagPolicy ?? 'stop',
  handover: { sameCaregiver: unit.sameCaregiver ?? true, handoverWidens: unit.handoverWidens ?? false },
});

/** *Besök*: when the SMS goes, how long patients can write afterwards, *Meddelande*, what a red flag does, and handovers. */
export const VisitsSection = (props: SectionProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { unit } = props;
  const kept = useKeptForm('visits', visitsShape, visitsForm(unit));
  const { notifyAt, choices, chosen, auto, release, late, redFlag, handover } = kept.form;
  const { set } = kept;
  const [tried, setTried] = useState(false);
  const claimReleaseMinutes = wholeNumber(release, RELEASE_MINUTES);
  const lateCancellationHours = wholeNumber(late, LATE_HOURS);
  const isTextMissing = auto.enabled && auto.text.trim() === '';
  const isDefaultWrong = !choices.includes(chosen);
  const read = () => {
    setTried(true);
    if (claimReleaseMinutes === undefined || lateCancellationHours === undefined) return undefined;
    if (isTextMissing || isDefaultWrong) return undefined;
    return {
      notifyAt,
      asyncChoices: [...choices],
      asyncDefault: chosen,
      autoMessage: { enabled: auto.enabled, text: auto.text.trim() },
      claimReleaseMinutes,
      lateCancellationHours,
      redFlagPolicy: redFlag,
      ...handover,
    };
  };
  return (
    <SettingsForm section={props} kept={kept} read={read}>
      <RadioGroup
        legend={t('administration.visits.notifyAt')}
        value={notifyAt}
        onChange={(next: VisitsForm['notifyAt']) => {
          set({ notifyAt: next });
        }}
      >
        <Radio value="claim">{t('administration.visits.atClaim')}</Radio>
        <Radio value="start">{t('administration.visits.atStart')}</Radio>
      </RadioGroup>
      <CheckboxGroup
        legend={t('administration.visits.async')}
        value={[...choices]}
        onChange={(next: AsyncChoice[]) => {
          set({ choices: OFFERED.filter((choice) => next.includes(choice)) });
        }}
      >
        {OFFERED.map((choice) => (
          <Checkbox key={choice} value={choice}>
            {asyncChoiceText(choice, t)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Select
        label={t('administration.visits.default')}
        value={chosen}
        error={tried && isDefaultWrong ? t('administration.visits.defaultWrong') : undefined}
        onChange={(event) => {
          set({ chosen: Number(event.target.value) });
        }}
      >
        {OFFERED.filter((choice) => choice !== 'own-date').map((choice) => (
          <option key={choice} value={choice}>
            {asyncChoiceText(choice, t)}
          </option>
        ))}
      </Select>
      <section>
        <h2>{t('administration.visits.message')}</h2>
        <Switch
          size="small"
          checked={auto.enabled}
          onChange={(event) => {
            set({ auto: { ...auto, enabled: event.target.checked } });
          }}
        >
          {t('administration.visits.messageOn')}
        </Switch>
        {auto.enabled && (
          <Textarea
            label={t('administration.visits.messageText')}
            maxLength={LIMITS.message}
            minRows={2}
            value={auto.text}
            error={tried && isTextMissing ? t('administration.needed') : undefined}
            onChange={(event) => {
              set({ auto: { ...auto, text: event.target.value } });
            }}
          />
        )}
      </section>
      <NumberField
        label={t('administration.visits.release')}
        description={t('administration.visits.releaseHelp')}
        range={RELEASE_MINUTES}
        text={release}
        tried={tried}
        onText={(text) => {
          set({ release: text });
        }}
      />
      <NumberField
        label={t('administration.visits.lateCancellation')}
        description={t('administration.visits.lateCancellationHelp')}
        range={LATE_HOURS}
        text={late}
        tried={tried}
        onText={(text) => {
          set({ late: text });
        }}
      />
      <RadioGroup
        legend={t('administration.visits.redFlag')}
        value={redFlag}
        onChange={(next: VisitsForm['redFlag']) => {
          set({ redFlag: next });
        }}
      >
        <Radio value="stop">{t('administration.visits.redFlagStop')}</Radio>
        <Radio value="no-stops">{t('administration.visits.redFlagNoStops')}</Radio>
      </RadioGroup>
      <HandoverSwitches
        settings={handover}
        onSettings={(next) => {
          set({ handover: next });
        }}
      />
    </SettingsForm>
  );
};
