import { LIMITS } from '@om/contracts';
import { Switch } from '@navikt/ds-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup, Textarea, TextField } from '../../ui/fields.js';
import { Checkbox, CheckboxGroup, Select } from '../../ui/select.js';
import { asyncChoiceText, type AsyncChoice } from './async-choice.js';
import { HandoverSwitches } from './handover-switches.js';
import { SettingsForm, useSave, type SectionProps } from './settings-form.js';

const OFFERED: readonly AsyncChoice[] = [0, 24, 48, 72, 168, 336, 'own-date'];
const DEFAULT_RELEASE_MINUTES = 20;

/** *Besök*: when the SMS goes, how long patients can write afterwards, *Meddelande*, what a red flag does, and handovers. */
export const VisitsSection = (props: SectionProps) => {
  const { t } = useTranslation(['staff', 'shared']);
  const { unit } = props;
  const [notifyAt, setNotifyAt] = useState(unit.notifyAt);
  const [choices, setChoices] = useState<readonly AsyncChoice[]>(unit.asyncChoices);
  const [chosen, setChosen] = useState(unit.asyncDefault);
  const [auto, setAuto] = useState(unit.autoMessage);
  const [release, setRelease] = useState(String(unit.claimReleaseMinutes ?? DEFAULT_RELEASE_MINUTES));
  const [redFlag, setRedFlag] = useState(unit.redFlagPolicy ?? 'stop');
  const [handover, setHandover] = useState({
    sameCaregiver: unit.sameCaregiver ?? true,
    handoverWidens: unit.handoverWidens ?? false,
  });
  const [tried, setTried] = useState(false);
  const save = useSave(props);
  const minutes = Number(release);
  const isReleaseWrong = !Number.isInteger(minutes) || minutes < 5 || minutes > 240;
  const isTextMissing = auto.enabled && auto.text.trim() === '';
  const isDefaultWrong = !choices.includes(chosen);
  const read = () => {
    setTried(true);
    if (isReleaseWrong || isTextMissing || isDefaultWrong) return undefined;
    return {
      notifyAt,
      asyncChoices: OFFERED.filter((choice) => choices.includes(choice)),
      asyncDefault: chosen,
      autoMessage: { enabled: auto.enabled, text: auto.text.trim() },
      claimReleaseMinutes: minutes,
      redFlagPolicy: redFlag,
      ...handover,
    };
  };
  return (
    <SettingsForm save={save} read={read}>
      <RadioGroup legend={t('administration.visits.notifyAt')} value={notifyAt} onChange={setNotifyAt}>
        <Radio value="claim">{t('administration.visits.atClaim')}</Radio>
        <Radio value="start">{t('administration.visits.atStart')}</Radio>
      </RadioGroup>
      <CheckboxGroup
        legend={t('administration.visits.async')}
        value={[...choices]}
        onChange={(next: AsyncChoice[]) => {
          setChoices(next);
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
          setChosen(Number(event.target.value));
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
            setAuto({ ...auto, enabled: event.target.checked });
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
              setAuto({ ...auto, text: event.target.value });
            }}
          />
        )}
      </section>
      <TextField
        label={t('administration.visits.release')}
        description={t('administration.visits.releaseHelp')}
        inputMode="numeric"
        value={release}
        error={tried && isReleaseWrong ? t('administration.visits.releaseWrong') : undefined}
        onChange={(event) => {
          setRelease(event.target.value);
        }}
      />
      <RadioGroup legend={t('administration.visits.redFlag')} value={redFlag} onChange={setRedFlag}>
        <Radio value="stop">{t('administration.visits.redFlagStop')}</Radio>
        <Radio value="no-stops">{t('administration.visits.redFlagNoStops')}</Radio>
      </RadioGroup>
      <HandoverSwitches settings={handover} onSettings={setHandover} />
    </SettingsForm>
  );
};
