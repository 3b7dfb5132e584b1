import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  Param,
  RequestMapping,
  RequestMethod,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { id, type ClinicianPrincipal, type PatientPrincipal, type RouteContract } from '@om/contracts';
import type { Request } from 'express';
import { z } from 'zod';
import type { PatientLogin, StaffLogin } from './session.js';

/** Metadata key under which the guard and the interceptor find a route's contract. */
export const ROUTE = Symbol('ROUTE');

const METHODS = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  DELETE: RequestMethod.DELETE,
} as const;
const NO_CONTENT = 204;
const OK = 200;

/** Serves a route of the contract: method, path, who may come in and what may go out are read from it. */
export const Route = (contract: RouteContract): MethodDecorator =>
  applyDecorators(
    RequestMapping({ method: METHODS[contract.method], path: contract.path }),
    HttpCode(contract.answer ? OK : NO_CONTENT),
    SetMetadata(ROUTE, contract),
  );

/** A request that the guard has let in; it has put the login here. */
export interface KnownRequest extends Request {
  staffLogin?: StaffLogin;
  patientLogin?: PatientLogin;
}

const known = (context: ExecutionContext): KnownRequest => context.switchToHttp().getRequest<KnownRequest>();

const demand = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('The route does not ask for the login its handler uses');
  return value;
};

/** The login of staff, care unit perhaps not chosen yet. */
export const StaffPerson = createParamDecorator((_: unknown, context: ExecutionContext): StaffLogin =>
  demand(known(context).staffLogin),
);

/** The clinician, with care unit and role. */
export const Clinician = createParamDecorator((_: unknown, context: ExecutionContext): ClinicianPrincipal =>
  demand(known(context).staffLogin?.principal),
);

/** The login of a patient. */
export const PatientPerson = createParamDecorator((_: unknown, context: ExecutionContext): PatientLogin =>
  demand(known(context).patientLogin),
);

/** The patient as services know them. */
export const Patient = createParamDecorator((_: unknown, context: ExecutionContext): PatientPrincipal =>
  patientOf(demand(known(context).patientLogin)),
);

/** A login of a patient as the principal of what they do. */
export const patientOf = ({
  patientId,
  name,
}: Pick<PatientLogin, 'patientId' | 'name'>): PatientPrincipal => ({
  kind: 'patient',
  personId: patientId,
  name,
});

const visitParams = z.object({ visitId: id });
/** The visit in the path, checked. */
export const VisitPath = (): ParameterDecorator => Param({ schema: visitParams });
export type VisitPath = z.output<typeof visitParams>;
