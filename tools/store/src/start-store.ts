import { Engine } from './engine/engine.js';
import { startHousekeeping } from './engine/housekeeping.js';
import { LOOPBACK, WireServer } from './wire/server.js';

/** Where and on what the store runs. */
export interface StoreOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** The folder of the data; made when it is not there. Only one store at a time can have it. */
  readonly dataDir: string;
  /** True to have fail points, with which the public suites of drivers make commands fail. */
  readonly testCommands?: boolean;
}

/** A running store. */
export interface RunningStore {
  readonly port: number;
  /** For mongoose and drivers, without a database name. */
  readonly uri: string;
  /** Ends commands in hand, flushes and closes; what was acknowledged stays. */
  readonly stop: () => Promise<void>;
}

/** Starts the store in this process; throws when the port is taken or another store has the folder. */
export const startStore = async ({ port, dataDir, testCommands }: StoreOptions): Promise<RunningStore> => {
  const engine = new Engine(dataDir, testCommands);
  const server = new WireServer(engine);
  const taken = await server.listen(port).catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  engine.address = `${LOOPBACK}:${taken}`;
  const endHousekeeping = startHousekeeping(engine);
  const stop = async (): Promise<void> => {
    endHousekeeping();
    engine.wakeAll();
    await server.close();
    await engine.close();
  };
  return { port: taken, uri: `mongodb://${engine.address}/?directConnection=true`, stop };
};
