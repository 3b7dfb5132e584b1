import { exampleMessage, exampleRow, exampleSnapshot, type CaseRow, type ChatMessage } from '@om/contracts';
import { describe, expect, it } from '@jest/globals';
import { compareConversation } from './compare-conversation.js';
import { compareLists, type Lists } from './compare-lists.js';
import { compareTabs } from './compare-tabs.js';
import { ConversationLog } from './conversation-log.js';
import type { KnownVisit } from './ledger.js';

const { visitId } = exampleMessage;
const NURSE = 'HSP39 TestPerson39';
const PATIENT = 'Testpatient P24-40';

const greeting: ChatMessage = { ...exampleMessage, seq: 1, kind: 'greeting', clientId: 'system:greeting' };
const message = (seq: number, ref: string, text = ref): ChatMessage => ({
  ...exampleMessage,
  seq,
  clientId: ref,
  text,
});
const known = (over: Partial<KnownVisit> = {}): KnownVisit => ({
  visitId,
  patient: PATIENT,
  responsible: NURSE,
  left: 'ongoing',
  acknowledged: [
    { ref: 'a', seq: 2, text: 'a', by: PATIENT },
    { ref: 'b', seq: 3, text: 'b', by: NURSE },
  ],
  refused: [],
  ...over,
});
const compared = (messages: readonly ChatMessage[], over: Partial<KnownVisit> = {}) =>
  compareConversation(known(over), [{ who: PATIENT, messages }]).join('; ');

describe('a conversation compared with what was acknowledged', () => {
  it('is right when every message is there once, in order', () => {
    expect(compared([greeting, message(2, 'a'), message(3, 'b')])).toBe('');
  });

  it.each([
    ['lost', [greeting, message(2, 'a')], 'acknowledged message 3 of HSP39 TestPerson39 is there 0 times'],
    ['stored twice', [greeting, message(2, 'a'), message(3, 'b'), message(4, 'b')], 'is there 2 times'],
    ['out of order', [greeting, message(3, 'b'), message(2, 'a')], 'place 2 holds message 3'],
    ['changed', [greeting, message(2, 'a', 'other'), message(3, 'b')], 'is not what was acknowledged'],
    ['missing before', [message(2, 'a'), message(3, 'b')], 'place 1 holds message 2'],
    ['unknown', [greeting, message(2, 'a'), message(3, 'b'), message(4, 'c')], 'never acknowledged'],
  ] as const)('finds a message that is %s', (_, messages, sentence) => {
    expect(compared(messages)).toContain(sentence);
  });

  it('finds a message that was refused and is there', () => {
    const all = [greeting, message(2, 'a'), message(3, 'b'), message(4, 'c')];
    expect(compared(all, { refused: ['c'] })).toContain('message 4 was refused');
  });

  it('finds that the messages of one person changed places', () => {
    const acknowledged = [
      { ref: 'b', seq: 3, text: 'b', by: PATIENT },
      { ref: 'a', seq: 2, text: 'a', by: PATIENT },
    ];
    const all = [greeting, message(2, 'a'), message(3, 'b')];
    expect(compared(all, { acknowledged })).toContain(`the messages of ${PATIENT} are stored as 3, 2`);
  });
});

describe('a screen', () => {
  it('that gets every message once, in order, has nothing to complain of, also after a new connection', () => {
    const log = new ConversationLog(visitId);
    log.asking('1');
    log.opened([greeting]);
    log.live(message(2, 'a'));
    log.asking('2');
    log.live(message(3, 'b'));
    log.opened([message(3, 'b')]);
    expect(log.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(log.violations).toEqual([]);
  });

  it.each([
    ['twice', 1],
    ['with a gap before it', 3],
  ])('tells of a message that comes %s', (_, seq) => {
    const log = new ConversationLog(visitId);
    log.opened([greeting]);
    log.live(message(seq, 'a'));
    expect(log.violations).toHaveLength(1);
  });
});

describe('lists compared with visits', () => {
  const responsible = {
    personId: 'x',
    name: NURSE,
    profession: 'nurse',
    since: exampleRow.waitingSince ?? '',
  } as const;
  const visit = { ...exampleSnapshot, state: 'ongoing', responsible } as const;
  const row: CaseRow = { ...exampleRow, visitId, state: 'ongoing', responsible };
  const lists = (tabs: Partial<Lists['tabs']>): Lists[] => [
    { clinician: NURSE, tabs: { waiting: [], booked: [], mine: [], ended: [], ...tabs } },
  ];

  it('agree when the visit is in the one tab it belongs to', () => {
    expect(compareLists(known(), visit, lists({ mine: [row] }))).toEqual([]);
  });

  it.each([
    ['missing', {}, 'is 0 times in the tab mine'],
    ['still waiting somewhere', { mine: [row], waiting: [row] }, 'is 1 times in the tab waiting'],
    ['shown in another state', { mine: [{ ...row, state: 'claimed' }] }, 'is shown as claimed'],
  ] as const)('do not agree when it is %s', (_, tabs, sentence) => {
    expect(compareLists(known(), visit, lists(tabs)).join('; ')).toContain(sentence);
  });

  describe('of a visit that was ended without a phase', () => {
    const closed = { left: 'closed', acknowledged: [{ ref: 'a', seq: 2, text: 'a', by: PATIENT }] } as const;
    const asynchronous = { ...row, state: 'async' } as const;
    const compare = (over: Partial<KnownVisit>, seq: number) =>
      compareLists(
        known({ left: 'closed', acknowledged: [...closed.acknowledged], ...over }),
        { ...visit, state: 'async', unansweredReply: { seq, at: exampleMessage.at } },
        lists({ ended: [asynchronous] }),
      ).join('; ');

    it('agree that it is open for a text of the patient that nobody has answered', () => {
      expect(compare({}, 2)).toBe('');
    });
    it('do not agree when the text has been answered, or was never acknowledged', () => {
      const answeredText = [...closed.acknowledged, { ref: 'b', seq: 3, text: 'b', by: NURSE }];
      expect(compare({ acknowledged: answeredText }, 2)).toContain('is async, was left closed');
      expect(compare({}, 4)).toContain('is async, was left closed');
    });
  });

  it('finds a visit of nobody, and one that has become another’s', () => {
    const { responsible: _, ...nobodys } = visit;
    expect(compareLists(known(), nobodys, lists({ mine: [row] })).join('; ')).toContain('belongs to nobody');
    const other = { ...visit, responsible: { ...responsible, name: 'HSP21 TestPerson21' } };
    expect(compareLists(known(), other, lists({ mine: [row] })).join('; ')).toContain('was taken by HSP39');
  });
});

describe('two windows of one person compared', () => {
  const shown = (...messages: ChatMessage[]) => {
    const log = new ConversationLog(visitId);
    log.opened(messages);
    return log;
  };
  const marks = { patient: { delivered: 2, read: 2 }, care: { delivered: 2, read: 1 } };

  it('agree when messages, order and marks are the same, whatever way the marks came', () => {
    const [one, other] = [shown(greeting, message(2, 'a')), shown(greeting, message(2, 'a'))];
    one.marked(marks);
    other.marked({ ...marks, care: { delivered: 2, read: 0 } });
    other.marked({ patient: { delivered: 1, read: 1 }, care: { delivered: 1, read: 1 } });
    other.marked({ ...marks, care: { delivered: 0, read: 0 } });
    expect(compareTabs(NURSE, one, other)).toEqual([]);
  });

  it.each([
    ['a message is missing in one', shown(greeting), 'shows 2 messages in one window, 1 others'],
    ['one has not opened it', undefined, 'is open in one window only'],
  ] as const)('do not agree when %s', (_, other, sentence) => {
    expect(compareTabs(NURSE, shown(greeting, message(2, 'a')), other).join('; ')).toContain(sentence);
  });

  it('do not agree when one shows more as read', () => {
    const one = shown(greeting);
    one.marked(marks);
    expect(compareTabs(NURSE, one, shown(greeting)).join('; ')).toContain('is marked 2/2 and 2/1');
  });
});
