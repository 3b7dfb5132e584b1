import type { ClinicianPrincipal, listCases } from '@om/contracts';
import type { Payload } from '@om/messaging';
import { searchedWords } from './search-words.js';
import { dayInStockholm } from './stockholm.js';
import type { Tab, TabRead } from './tabs.js';

/** The reads of a tab with the filters somebody chose: a Swedish day, a way of entry. */
export const narrowed = (
  { reads, dateOf }: Tab,
  { date, entry }: Pick<Payload<typeof listCases>, 'date' | 'entry'>,
): readonly TabRead[] => {
  const day = date === undefined ? undefined : dayInStockholm(date);
  return reads.map(({ filter, sort }) => ({
    filter: {
      ...filter,
      ...(day && { [dateOf]: { $gte: day.from, $lt: day.to } }),
      ...(entry && { entry }),
    },
    sort,
  }));
};

/** Ended cases of the asker's whole unit in which every word is found, newest first. */
export const searchReads = (search: string, { careUnitId }: ClinicianPrincipal): readonly TabRead[] => {
  const [rarest, ...others] = searchedWords(search).sort((left, right) => right.length - left.length);
  const filter = {
    careUnitId,
    searchWords: rarest ?? '',
    overSince: { $gt: '' },
    ...(others.length > 0 && { $and: others.map((searchWords) => ({ searchWords })) }),
  };
  return [{ filter, sort: { overSince: -1 } }];
};
