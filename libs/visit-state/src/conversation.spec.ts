import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  hearEntry,
  hearSeal,
  hearText,
  MOST_WAITING,
  NOTHING_HEARD,
  patientWaits,
  someoneWroteAfter,
  unansweredAfter,
  type Heard,
  type HeardText,
} from './conversation.js';

const at = '2026-11-23T09:00:00.000Z';
const text = (side: HeardText['side'], seq: number): HeardText => ({
  side,
  seq,
  at: `2026-11-23T09:00:00.${String(seq).padStart(3, '0')}Z`,
});
const all = (texts: readonly HeardText[]): Heard => texts.reduce(hearText, NOTHING_HEARD);

const conversation = fc
  .array(fc.constantFrom<HeardText['side']>('patient', 'care'), { maxLength: 40 })
  .map((sides) => sides.map((side, index) => text(side, index + 1)));
/** The same texts as they may reach us: in any order, some of them several times. */
const delivered = conversation.chain((texts) =>
  fc
    .tuple(
      fc.shuffledSubarray(texts, { minLength: texts.length }),
      texts.length > 0 ? fc.array(fc.constantFrom(...texts), { maxLength: 10 }) : fc.constant([]),
    )
    .map(([shuffled, again]) => ({ texts, deliveries: [...shuffled, ...again] })),
);

describe('hearing texts', () => {
  it('gives the same result in any order and with repetitions', () => {
    fc.assert(
      fc.property(delivered, ({ texts, deliveries }) => {
        expect(all(deliveries)).toEqual(all(texts));
      }),
    );
  });

  it('finds the oldest text of the patient that nobody has answered', () => {
    fc.assert(
      fc.property(conversation, fc.nat(40), (texts, afterSeq) => {
        const lastCare = Math.max(0, ...texts.filter(({ side }) => side === 'care').map(({ seq }) => seq));
        const expected = texts.find(
          ({ side, seq }) => side === 'patient' && seq > lastCare && seq > afterSeq,
        );
        expect(unansweredAfter(all(texts), afterSeq)?.seq).toBe(expected?.seq);
      }),
    );
  });

  it('keeps the oldest and the newest when more wait than it remembers', () => {
    const heard = all(Array.from({ length: MOST_WAITING + 20 }, (_, index) => text('patient', index + 1)));
    expect(heard.waiting).toHaveLength(MOST_WAITING);
    expect(heard.waiting[0]?.seq).toBe(1);
    expect(heard.waiting.at(-1)?.seq).toBe(MOST_WAITING + 20);
  });
});

describe('other entries', () => {
  it('take their place but answer nobody', () => {
    const heard = hearEntry(all([text('patient', 2)]), 3);
    expect(heard.seq).toBe(3);
    expect(unansweredAfter(heard, 0)?.seq).toBe(2);
    expect(someoneWroteAfter(heard, 2)).toBe(false);
  });
});

describe('a seal', () => {
  it('tells of a text that has not arrived yet, and the text gives its own time later', () => {
    const sealed = hearSeal(NOTHING_HEARD, { sealSeq: 6, patient: 5, care: 4 }, at);
    expect(unansweredAfter(sealed, 3)).toEqual({ seq: 5, at });
    expect(unansweredAfter(hearText(sealed, text('patient', 5)), 3)).toEqual({
      seq: 5,
      at: text('patient', 5).at,
    });
  });

  it('tells of an answer that has not arrived yet', () => {
    const sealed = hearSeal(all([text('patient', 5)]), { sealSeq: 7, patient: 5, care: 6 }, at);
    expect(unansweredAfter(sealed, 3)).toBeUndefined();
  });
});

describe('a conversation that is shown', () => {
  const text = (side: string) => ({ kind: 'text', author: { side } });
  it('waits for care when its last text is the patient’s; notices and automatic messages answer nobody', () => {
    expect(patientWaits([text('care'), text('patient'), { kind: 'notice', author: { side: 'care' } }])).toBe(
      true,
    );
    expect(patientWaits([text('patient'), text('care'), { kind: 'auto' }])).toBe(false);
    expect(patientWaits([{ kind: 'greeting', author: { side: 'care' } }])).toBe(false);
    expect(patientWaits([])).toBe(false);
  });
});
