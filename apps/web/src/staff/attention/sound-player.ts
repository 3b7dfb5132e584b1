import type { Sound, Volume } from './attention-settings.js';

/** A tone: pitch in hertz, start and length in seconds. */
type Tone = readonly [hertz: number, from: number, lasts: number];

/** One soft tone for a message, two for a handover, three rising for what must not wait: told apart without words. */
const TONES: Readonly<Record<Sound, readonly Tone[]>> = {
  message: [[587, 0, 0.22]],
  handover: [
    [523, 0, 0.18],
    [784, 0.2, 0.28],
  ],
  urgent: [
    [659, 0, 0.16],
    [784, 0.18, 0.16],
    [988, 0.36, 0.34],
  ],
};

/** Loudness, 0 to 1 of what the computer is set to. */
const LOUDNESS: Readonly<Record<Volume, number>> = { off: 0, low: 0.08, medium: 0.2, high: 0.45 };

/** A tone fades in and out, or it clicks. Seconds. */
const FADE = 0.02;

/** Makes the sounds, so that none has to be fetched. Browsers stay silent until the person has pressed something on the page. */
export class SoundPlayer {
  private context: AudioContext | undefined;

  play(sound: Sound, volume: Volume): void {
    if (volume === 'off') return;
    this.context ??= new AudioContext();
    // A page that has been in the background, or not yet been pressed, is asleep; what cannot be heard now is not queued up.
    void this.context.resume().catch(() => undefined);
    for (const tone of TONES[sound]) schedule(this.context, tone, LOUDNESS[volume]);
  }

  stop(): void {
    void this.context?.close().catch(() => undefined);
    this.context = undefined;
  }
}

const schedule = (context: AudioContext, [hertz, from, lasts]: Tone, loudness: number): void => {
  const at = context.currentTime + from;
  const gain = new GainNode(context, { gain: 0 });
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + FADE);
  gain.gain.linearRampToValueAtTime(0, at + lasts);
  const tone = new OscillatorNode(context, { frequency: hertz });
  tone.connect(gain).connect(context.destination);
  tone.start(at);
  tone.stop(at + lasts);
};
