/** What a person can be told of by ear: a message, an overlämning, and what must not wait (design 8). */
export const SOUNDS = ['message', 'handover', 'urgent'] as const;
export type Sound = (typeof SOUNDS)[number];

export const VOLUMES = ['off', 'low', 'medium', 'high'] as const;
export type Volume = (typeof VOLUMES)[number];

/** A person's own choice. Desktop notices are off until they are asked for: they show over everything else on the screen. */
export interface AttentionSettings {
  readonly volumes: Readonly<Record<Sound, Volume>>;
  readonly desktop: boolean;
}

export const DEFAULT_SETTINGS: AttentionSettings = {
  volumes: { message: 'low', handover: 'medium', urgent: 'medium' },
  desktop: false,
};

/** Where the settings lie: per person, also after logout. */
export const ATTENTION_KEY = 'setting:attention';
/** What the person answered this shift: `on`, `off`, or nothing yet. Gone at logout, so that the next shift asks. */
export const SOUNDS_THIS_SHIFT = 'sounds-this-shift';

/** Reads what was kept; everything that is missing or unknown, as after a new version, is the default. */
export const settingsIn = (kept: string): AttentionSettings => {
  const read = parsed(kept);
  const volumes = objectIn(read['volumes']);
  return {
    volumes: {
      message: volumeIn(volumes['message'], 'message'),
      handover: volumeIn(volumes['handover'], 'handover'),
      urgent: volumeIn(volumes['urgent'], 'urgent'),
    },
    desktop: read['desktop'] === true,
  };
};

const parsed = (kept: string): Record<string, unknown> => {
  try {
    return objectIn(JSON.parse(kept));
  } catch {
    return {};
  }
};

const objectIn = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const volumeIn = (value: unknown, sound: Sound): Volume =>
  VOLUMES.find((known) => known === value) ?? DEFAULT_SETTINGS.volumes[sound];
