import type { Outcome } from './run.js';

/** The counts of a run, one line each, then what is wrong, and the verdict. */
export const reportOf = ({ ledger, disturbed, wrong }: Outcome, seed: number): string[] => {
  const { visits, races } = ledger;
  const count = (left: string) => visits.filter((visit) => visit.left === left).length;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const { detoured } = disturbed;
  const kills = [...disturbed.kills].map(([name, times]) => `${name} ${times}`).join(', ');
  return [
    `Seed            ${seed}`,
    `Visits          ${visits.length}: ${count('ongoing')} ongoing, ${count('async')} asynchronous, ${count('closed')} closed; ${ledger.booked} came by a booked time`,
    `Ta emot         ${races} races of two, each with one winner unless said below`,
    `Messages        ${sum(visits.map(({ acknowledged }) => acknowledged.length))} acknowledged, ${sum(visits.map(({ refused }) => refused.length))} refused for good`,
    `Killed          ${sum([...disturbed.kills.values()])}: ${kills}`,
    `Frozen          ${disturbed.freezes}`,
    `Lines cut       ${disturbed.cuts}, connections made ${disturbed.connects}`,
    `Events repeated ${disturbed.copies}`,
    `Events diverted ${detoured.passed}, of which ${detoured.delayed} came late and ${detoured.doubled} twice`,
    `Second windows  ${ledger.tabs} conversations on two screens of one person compared`,
    ...wrong.map((sentence) => `WRONG           ${sentence}`),
    wrong.length === 0
      ? 'Every acknowledged message is there once, in order, for everyone; lists and visits agree; nothing is left over.'
      : `${wrong.length} promises broken.`,
  ];
};
