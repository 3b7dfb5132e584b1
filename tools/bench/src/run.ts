import type { Measured } from './figures/targets.js';
import { measureCost } from './measures/cost.js';
import { measureDelivery } from './measures/delivery.js';
import { measureIdle } from './measures/idle.js';
import { measureLists } from './measures/lists.js';
import { measureLoss } from './measures/loss.js';
import { measureRaces } from './measures/races.js';
import { measureSockets } from './measures/sockets.js';
import { measureThroughput } from './measures/throughput.js';
import type { Part } from './options.js';
import type { People } from './people.js';
import { enterPeople, startBareSubjects, type Scene } from './scene.js';

type Work = (scene: Scene) => Promise<Measured>;

/** In this order: what is idle must not have worked yet, and a hundred thousand visits must not be in the way of the rest. */
const WORK: Readonly<Record<Part, Work>> = {
  idle: async (scene) => ({ idle: await measureIdle(scene) }),
  cost: async (scene) => ({ cost: await measureCost(scene) }),
  delivery: async (scene) => ({ delivery: await measureDelivery(scene) }),
  throughput: async (scene) => ({ throughput: await measureThroughput(scene) }),
  loss: async (scene) => ({ loss: await measureLoss(scene) }),
  races: async (scene) => ({ races: await measureRaces(scene) }),
  sockets: async (scene) => ({ sockets: await measureSockets(scene) }),
  lists: async (scene) => ({ lists: await measureLists(scene) }),
};

/** Measures the chosen parts on a running system. */
export const runBench = async (scene: Scene, people: People, parts: readonly Part[]): Promise<Measured> => {
  let measured: Measured = {};
  const measure = async (some: readonly Part[]): Promise<void> => {
    for (const part of some) measured = { ...measured, ...(await WORK[part](scene)) };
  };
  await measure(parts.filter((part) => part === 'idle'));
  await enterPeople(scene, people);
  const stopBare = await startBareSubjects(scene);
  scene.tell('everybody has come in');
  await measure(parts.filter((part) => part !== 'idle'));
  stopBare();
  return measured;
};
