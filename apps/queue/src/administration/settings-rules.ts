import type { CareUnit, OpeningHours, UnitSettingsChange } from '@om/contracts';
import { refuse, type Refused } from '@om/messaging';
import type { UnitSettings } from '../units/unit.schema.js';
import { wrongNoteTemplates } from './note-template-rules.js';

type Settings = UnitSettings;
/** What does not fit together, and in which field; undefined when all is well. */
type Rule = (settings: Settings) => string | undefined;

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** What the schema cannot say: the parts of a setting must fit each other. */
const RULES: readonly (readonly [field: keyof Settings, rule: Rule])[] = [
  [
    'asyncDefault',
    ({ asyncChoices, asyncDefault }) =>
      asyncChoices.includes(asyncDefault) ? undefined : 'the default is one of the choices',
  ],
  [
    'asyncChoices',
    ({ asyncChoices }) => (isUnique(asyncChoices.map(String)) ? undefined : 'a choice is there twice'),
  ],
  [
    'autoMessage',
    ({ autoMessage: { enabled, text } }) =>
      enabled && text.trim() === '' ? 'a message that is sent has a text' : undefined,
  ],
  ['reasons', ({ reasons }) => wrongReasons(reasons)],
  [
    'templates',
    ({ templates = [] }) =>
      isUnique(templates.map(({ templateId }) => templateId)) ? undefined : 'a template is there twice',
  ],
  ['noteTemplates', ({ noteTemplates = [] }) => wrongNoteTemplates(noteTemplates)],
  ['roles', ({ roles }) => (roles?.length === 0 ? 'a unit has at least one role' : undefined)],
  ['openingHours', ({ openingHours }) => openingHours && wrongHours(openingHours)],
];

/** Patients tell reasons apart by their label, answers are kept by the question. */
const wrongReasons = (reasons: Settings['reasons']): string | undefined => {
  const isTwice = [reasons.map(({ code }) => code), reasons.map(({ label }) => label)].some(
    (names) => !isUnique(names),
  );
  if (isTwice) return 'a contact reason is there twice';
  const questions = reasons.map((reason) => reason.questions);
  if (questions.some((asked) => !isUnique(asked.map(({ questionId }) => questionId))))
    return 'a question of a reason is there twice';
  const choices = questions.flat().flatMap((question) => (question.choices ? [question.choices] : []));
  return choices.some((of) => of.length < 2 || !isUnique(of))
    ? 'a question has at least two choices, each once'
    : undefined;
};

const wrongHours = ({ weekly, special }: OpeningHours): string | undefined => {
  const spans = [...weekly, ...special.flatMap(({ open }) => open ?? [])];
  if (spans.some(({ from, to }) => from >= to)) return 'a unit opens before it closes';
  if (!isUnique(special.map(({ date }) => date))) return 'a day is there twice';
  const overlap = weekly.some((one, at) =>
    weekly.some(
      (other, place) => place > at && one.day === other.day && one.from < other.to && other.from < one.to,
    ),
  );
  return overlap ? 'the hours of a day overlap' : undefined;
};

/** The settings after a change; refuses `queue.invalid` with the field when they do not fit together. */
export const settingsAfter = (before: Settings, change: UnitSettingsChange): Settings | Refused => {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const after: Settings = { ...before, ...given };
  for (const [field, rule] of RULES) {
    const detail = rule(after);
    if (detail !== undefined) return refuse('queue.invalid', detail, { field: `settings.${field}` });
  }
  return after;
};

/** The leads after a member was made lead or not; undefined when nobody would be lead any more. */
export const leadsAfter = (
  { leadPersonIds = [] }: Pick<CareUnit, 'leadPersonIds'>,
  hsaId: string,
  lead: boolean,
): string[] | undefined => {
  const others = leadPersonIds.filter((each) => each !== hsaId);
  if (lead) return [...others, hsaId];
  return others.length === 0 && leadPersonIds.length > 0 ? undefined : others;
};
