import { DRAFT_HOURS } from '../deadlines.js';
import { transitionsFrom, TRANSITIONS } from '../transitions.js';
import { VISIT_STATES, type VisitState } from '../states.js';
import type { Transition } from '../transition.js';

/** Where the page lives, from the root of the repository. */
export const DIAGRAM_FILE = 'docs/visit-states.md';

/** The state model of a visit as a page: a picture of what changes the state, and every row of the table. */
export const stateDiagram = (): string =>
  [
    '# The states of a visit',
    '',
    'Generated from the table of transitions in `libs/visit-state` by `npm run docs:visit-states`; a test fails when this page',
    'differs from the table. Numbers are the rows of the state model: 1 to 24 the visit, H1 to H7 the handover, 4.x its sections.',
    '',
    '## What changes the state',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...picture(),
    '```',
    '',
    '`no-show`, `redirected` and `cancelled` are ends; `closed` can be opened again within 30 days. What is not drawn keeps the',
    'state, and is in the table. Two rows are no transitions, because no visit changes by them: row 20, the patient leaves during',
    `the visit, is presence, which chat keeps; row 23, a draft is left, is the browser’s, which forgets it after ${DRAFT_HOURS} hours.`,
    '',
    '## Everything that can happen',
    '',
    '| Row | In | Trigger | By | Leads to | Only if | Told as |',
    '|---|---|---|---|---|---|---|',
    ...tableRows(),
    '',
  ].join('\n');

const picture = (): string[] => [
  '  [*] --> draft',
  ...edges().map(({ from, to, label }) => `  ${nameOf(from)} --> ${nameOf(to)}: ${label}`),
  ...VISIT_STATES.filter(isEnd).map((state) => `  ${nameOf(state)} --> [*]`),
];

/** Mermaid takes a hyphen for an arrow. */
const nameOf = (state: VisitState): string => state.replaceAll('-', '_');

/** Every pair of different states once, with all that leads from one to the other. */
const edges = (): { from: VisitState; to: VisitState; label: string }[] => {
  const labels = new Map<string, Set<string>>();
  for (const { from, to, on } of TRANSITIONS.filter((row) => row.from !== row.to)) {
    const key = `${from} ${to}`;
    labels.set(key, (labels.get(key) ?? new Set()).add(on));
  }
  return [...labels].map(([key, triggers]) => {
    const [from, to] = key.split(' ') as [VisitState, VisitState];
    return { from, to, label: [...triggers].join(', ') };
  });
};

const isEnd = (state: VisitState): boolean => {
  const used = TRANSITIONS.some(({ to }) => to === state);
  return used && !TRANSITIONS.some(({ from, to }) => from === state && to !== state && state !== 'closed');
};

/** Rows that differ in nothing but the state they start from are one line. */
const tableRows = (): string[] => {
  const lines = new Map<string, VisitState[]>();
  for (const row of TRANSITIONS) {
    const rest = restOf(row);
    lines.set(rest, [...(lines.get(rest) ?? []), row.from]);
  }
  return [...lines].map(([rest, states]) => rest.replace('{in}', states.join(', ')));
};

const restOf = (row: Transition): string => {
  const { step, from, on, by, to, says } = row;
  const leads = to === from ? 'the same' : to;
  return `| ${step} | {in} | \`${on}\` | ${by} | ${leads} | ${conditionsOf(row)} | ${says ?? reply(row)} |`;
};

const conditionsOf = ({ when, needs = [], checks = [] }: Transition): string =>
  [...(when ? [when] : []), ...needs, ...checks].join(', ');

/** A text is told only when it changes what others see. */
const reply = ({ from, on }: Transition): string =>
  from === 'async' && transitionsFrom(from, on).length > 0 && on !== 'other-entry'
    ? 'reply-received or reply-answered'
    : '';
