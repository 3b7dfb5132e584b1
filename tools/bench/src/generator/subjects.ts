import type { Clinic, OngoingVisit } from './clinic.js';
import { Load } from './load.js';
import { LossWatch } from './loss.js';
import type { Address, Told } from './screen.js';
import { Screen } from './screen.js';
import type { Talk } from './talk.js';

/** The conversations of one subject, with who keeps account of them. */
export interface Connected {
  readonly talks: readonly Talk[];
  readonly load: Load;
  readonly watch: LossWatch;
}

/** Both accounts hear everything; each knows only its own messages. */
const both = (one: Told, other: Told): Told => ({
  shown: (...what) => {
    one.shown(...what);
    other.shown(...what);
  },
  stored: (...what) => {
    one.stored(...what);
    other.stored(...what);
  },
  refused: (...what) => {
    one.refused(...what);
    other.refused(...what);
  },
});

/** Makes screens that tell both accounts. */
const screensFor = (load: Load, watch: LossWatch) => (address: Address) => {
  const screen: Screen = new Screen(
    address,
    both(
      load.toldBy(() => screen),
      watch.toldBy(() => screen),
    ),
  );
  return screen;
};

/** The system: each patient at a socket of their own, each clinician at one for all their visits, as at Startsida. */
export const connectOurs = async (visits: readonly OngoingVisit[]): Promise<Connected> => {
  const [load, watch] = [new Load(), new LossWatch()];
  const screen = screensFor(load, watch);
  const addressOf = (visitor: Clinic['staff'][number]): Address => {
    const { url, headers } = visitor.socketAddress();
    return { url: url.href, headers };
  };
  const screens = new Map<object, Screen>();
  const screenOf = async (visitor: OngoingVisit['patient']): Promise<Screen> => {
    const known = screens.get(visitor);
    if (known) return known;
    const made = screen(addressOf(visitor));
    screens.set(visitor, made);
    await made.connect();
    return made;
  };
  const talks: Talk[] = [];
  for (const { visitId, patient, clinician } of visits) {
    const sides = [await screenOf(patient), await screenOf(clinician)] as const;
    await Promise.all(sides.map((side) => side.open(visitId)));
    talks.push({ visitId, sides });
  }
  return { talks, load, watch };
};

/** The floor or the bare chain, with the same number of sockets in the same parts. */
export const connectBare = async (
  url: string,
  visits: readonly string[],
  staff: number,
): Promise<Connected> => {
  const [load, watch] = [new Load(), new LossWatch()];
  const screen = screensFor(load, watch);
  const open = async (address: string): Promise<Screen> => {
    const made = screen({ url: address });
    await made.connect();
    return made;
  };
  const clinicians = await Promise.all(Array.from({ length: staff }, () => open(`${url}/staff`)));
  const talks: Talk[] = [];
  for (const [index, visitId] of visits.entries()) {
    const care = clinicians[index % staff];
    if (!care) throw new Error('no staff');
    const sides = [await open(`${url}/patient`), care] as const;
    await Promise.all(sides.map((side) => side.open(visitId)));
    talks.push({ visitId, sides });
  }
  return { talks, load, watch };
};
