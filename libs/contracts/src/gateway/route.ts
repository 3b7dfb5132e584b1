import { z } from 'zod';
import type { CommandContract, QueryContract } from '../define.js';
import { id } from '../fields.js';

/**
 * Who a route lets in. `anyone`: no login. `staff-person`: logged in, care unit and role perhaps not chosen yet.
 * `staff`: care unit and role chosen. `patient`: a patient. `development`: nobody in production, there the route is a 404.
 */
export type RouteAccess = 'anyone' | 'staff-person' | 'staff' | 'patient' | 'development';

/** One route of the public interface. Everything but GET needs our own `Origin`, and where there is a login `x-csrf-token`. */
export interface RouteContract {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:visitId` where an id stands. Ids are all that a URL ever holds of a person. */
  readonly path: string;
  readonly access: RouteAccess;
  readonly meaning: string;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** 200 with this body; absent: 302 (login) or 204 (logout). What goes wrong is `problem`. */
  readonly answer?: z.ZodType;
  /**
   * The message the request is passed on as: the ids of the path, the query and the body without `commandId` are its payload.
   * Absent where the gateway puts an answer together itself.
   */
  readonly asks?: CommandContract | QueryContract;
}

/** Declares a route as a value. */
export const route = <const R extends RouteContract>(contract: R): R => contract;

type Payload = z.ZodObject;
type IdsIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | IdsIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type BodyOf<P extends Payload, Ids extends string> = z.ZodObject<
  Omit<P['shape'], Ids> & { commandId: typeof id },
  z.core.$strict
>;

/** The ids that a path names, `:visitId` as `visitId`. */
export const idsIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

/** What a request's body holds: the payload without the ids of the path, and the command's own id. */
const bodyOf = <P extends Payload, Ids extends string>(payload: P, path: string): BodyOf<P, Ids> => {
  const inPath = new Set(idsIn(path));
  const rest = Object.entries(payload.shape).filter(([name]) => !inPath.has(name));
  return z.strictObject({ ...Object.fromEntries(rest), commandId: id }) as unknown as BodyOf<P, Ids>;
};

/** How a message of a service is reached over HTTP. */
interface Way<Path extends string> {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: Path;
  readonly access: RouteAccess;
}

/**
 * A route that passes a command on: a command of the browser carries its id, so that a repeated click or a repeat after a lost
 * answer is one command.
 * @param answer what the asker gets instead of the service's own answer
 */
export const commandRoute = <
  const Path extends string,
  P extends Payload,
  A extends z.ZodType,
  G extends z.ZodType = A,
>(
  asks: CommandContract<P, A>,
  way: Way<Path>,
  answer?: G,
) => ({
  ...way,
  meaning: asks.meaning,
  body: bodyOf<P, IdsIn<Path>>(asks.payload, way.path),
  answer: (answer ?? asks.answer) as G,
  asks,
});

/** A route that passes a question on; `query` where something beside the ids of the path is asked by. */
export const queryRoute = <
  const Path extends string,
  A extends z.ZodType,
  Q extends z.ZodType = z.ZodType,
  G extends z.ZodType = A,
>(
  asks: QueryContract<Payload, A>,
  way: { readonly path: Path; readonly access: RouteAccess; readonly query?: Q },
  answer?: G,
) => ({
  ...way,
  method: 'GET' as const,
  meaning: asks.meaning,
  answer: (answer ?? asks.answer) as G,
  asks,
});

/** The part of a message's name after its service: `visit.propose-handover` → `propose-handover`. */
export const verbOf = ({ name }: { readonly name: string }): string => name.slice(name.indexOf('.') + 1);
