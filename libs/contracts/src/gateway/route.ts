import { z } from 'zod';
import type { CommandContract, QueryContract } from '../define.js';
import { id } from '../fields.js';

/**
 * Who a route lets in. `anyone`: no login. `staff-person`: logged in, care unit and role perhaps not chosen yet.
 * `staff`: care unit and role chosen. `patient`: a patient. `hook`: a machine that proves itself by what it sends.
 * `development`: nobody in production, there the route is a 404.
 */
export type RouteAccess = 'anyone' | 'staff-person' | 'staff' | 'patient' | 'hook' | 'development';

/** One route of the public interface. Everything but GET and hooks needs our own `Origin`, and where there is a login `x-csrf-token`. */
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

type IdsIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | IdsIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
/** Schema of the body that carries a command: its payload without the ids of the path, and the command's own id. */
export type BodyOf<P extends z.ZodObject, Ids extends string> = z.ZodObject<
  Omit<P['shape'], Ids> & { commandId: typeof id },
  z.core.$strict
>;

/** A route that passes a command on. Named, so that declarations of the tables stay short. */
export interface CommandRoute<
  P extends z.ZodObject,
  A extends z.ZodType,
  Path extends string = string,
> extends RouteContract {
  readonly path: Path;
  readonly body: BodyOf<P, IdsIn<Path>>;
  readonly answer: A;
  readonly asks: CommandContract;
}
/** A route that passes a question on. */
export interface QueryRoute<A extends z.ZodType> extends RouteContract {
  readonly answer: A;
  readonly asks: QueryContract;
}

/** The ids that a path names, `:visitId` as `visitId`. */
export const idsIn = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

const bodyOf = <P extends z.ZodObject, Ids extends string>(payload: P, path: string): BodyOf<P, Ids> => {
  const inPath = new Set(idsIn(path));
  const rest = Object.entries(payload.shape).filter(([name]) => !inPath.has(name));
  return z.strictObject({ ...Object.fromEntries(rest), commandId: id }) as unknown as BodyOf<P, Ids>;
};

/** How a command of a service is reached over HTTP, and what the asker gets instead of the service's own answer. */
interface Way<Path extends string, A extends z.ZodType> {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: Path;
  readonly access: RouteAccess;
  readonly answer: A;
}

/**
 * A route that passes a command on: a command of the browser carries its id, so that a repeated click or a repeat after a lost
 * answer is one command.
 */
export const commandRoute = <const Path extends string, P extends z.ZodObject, A extends z.ZodType>(
  asks: CommandContract<P>,
  way: Way<Path, A>,
): CommandRoute<P, A, Path> => ({
  ...way,
  meaning: asks.meaning,
  body: bodyOf<P, IdsIn<Path>>(asks.payload, way.path),
  asks,
});

/** A route that passes a question on; `query` where something beside the ids of the path is asked by. */
export const queryRoute = <A extends z.ZodType>(
  asks: QueryContract<z.ZodObject, A>,
  way: { readonly path: string; readonly access: RouteAccess; readonly query?: z.ZodType },
): QueryRoute<A> => ({ ...way, method: 'GET', meaning: asks.meaning, answer: asks.answer, asks });

/** The part of a message's name after its service: `visit.propose-handover` → `propose-handover`. */
export const verbOf = ({ name }: { readonly name: string }): string => name.slice(name.indexOf('.') + 1);
