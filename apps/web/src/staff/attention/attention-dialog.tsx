import { Dialog, Switch } from '@navikt/ds-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../drafts/use-draft.js';
import { teachSwedish } from '../../language/language.js';
import { staffAttention } from '../../language/sv/staff-attention.js';
import { Button } from '../../ui/controls.js';
import { Select } from '../../ui/select.js';
import {
  ATTENTION_KEY,
  settingsIn,
  SOUNDS,
  SOUNDS_THIS_SHIFT,
  VOLUMES,
  type AttentionSettings,
  type Sound,
  type Volume,
} from './attention-settings.js';
import { SoundPlayer } from './sound-player.js';

teachSwedish('staff', staffAttention);

/** *Ljud och notiser*: a person's own, kept from shift to shift. */
export const AttentionDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation('staff');
  const [asked, setAsked] = useDraft(SOUNDS_THIS_SHIFT);
  const [kept, keep] = useDraft(ATTENTION_KEY);
  const settings = settingsIn(kept);
  const set = (over: Partial<AttentionSettings>) => {
    keep(JSON.stringify({ ...settings, ...over }));
  };
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Popup width="32rem" className="om-dialog" initialFocusTo={first}>
        <Dialog.Header>
          <Dialog.Title>{t('attention.title')}</Dialog.Title>
        </Dialog.Header>
        <Dialog.Body className="om-dialog-body">
          <Switch
            size="small"
            ref={first}
            description={t('attention.thisShiftHelp')}
            checked={asked === 'on'}
            onChange={(event) => {
              setAsked(event.target.checked ? 'on' : 'off');
            }}
          >
            {t('attention.thisShift')}
          </Switch>
          <Volumes
            volumes={settings.volumes}
            onVolumes={(volumes) => {
              set({ volumes });
            }}
          />
          <DesktopSwitch
            on={settings.desktop}
            onChange={(desktop) => {
              set({ desktop });
            }}
          />
        </Dialog.Body>
      </Dialog.Popup>
    </Dialog>
  );
};

interface VolumesProps {
  readonly volumes: AttentionSettings['volumes'];
  readonly onVolumes: (volumes: Record<Sound, Volume>) => void;
}

/** A volume for each sound, and a way to hear it. */
const Volumes = ({ volumes, onVolumes }: VolumesProps) => {
  const { t } = useTranslation('staff');
  const [player] = useState(() => new SoundPlayer());
  useEffect(
    () => () => {
      player.stop();
    },
    [player],
  );
  return (
    <ul className="om-sounds">
      {SOUNDS.map((sound) => (
        <li key={sound}>
          <Select
            label={t(`attention.sound.${sound}`)}
            value={volumes[sound]}
            onChange={(event) => {
              const volume = VOLUMES.find((one) => one === event.target.value) ?? 'off';
              onVolumes({ ...volumes, [sound]: volume });
            }}
          >
            {VOLUMES.map((volume) => (
              <option key={volume} value={volume}>
                {t(`attention.volume.${volume}`)}
              </option>
            ))}
          </Select>
          <Button
            variant="tertiary"
            onClick={() => {
              player.play(sound, volumes[sound]);
            }}
          >
            {t('attention.listen')}
            <span className="om-hidden"> {t(`attention.sound.${sound}`)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
};

interface DesktopSwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Asks the browser when it is switched on; a browser that says no is told of, and how to change it. */
const DesktopSwitch = ({ on, onChange }: DesktopSwitchProps) => {
  const { t } = useTranslation('staff');
  const [refused, setRefused] = useState(false);
  if (!('Notification' in globalThis)) return <p className="om-muted">{t('attention.noDesktop')}</p>;
  const change = async (wanted: boolean): Promise<void> => {
    const allowed = wanted && (await Notification.requestPermission()) === 'granted';
    setRefused(wanted && !allowed);
    onChange(allowed);
  };
  return (
    <div>
      <Switch
        size="small"
        description={t('attention.desktopHelp')}
        checked={on && Notification.permission === 'granted'}
        onChange={(event) => void change(event.target.checked)}
      >
        {t('attention.desktop')}
      </Switch>
      <p role="status">{refused && t('attention.desktopRefused')}</p>
    </div>
  );
};
