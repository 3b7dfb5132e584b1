import { Controller, Module, type DynamicModule, type Type } from '@nestjs/common';
import { REQUESTS, type EventEnvelope, type Principal, type ServiceName } from '@om/contracts';
import {
  EventPublisher,
  HandleCommand,
  HandleQuery,
  MessagingModule,
  refuse,
  type Answer,
  type Payload,
  type Refused,
  type RequestContext,
  type RequestContract,
} from '@om/messaging';
import { PlatformModule, type ServiceEnv } from '@om/platform';
import { startTestService, type TestInfrastructure, type TestService } from '@om/testing';

/** Something the gateway has asked. */
export interface Asked {
  readonly name: string;
  readonly payload: unknown;
  readonly principal: Principal;
  readonly commandId: string;
}

type Reply = (payload: unknown, principal: Principal) => unknown;

/**
 * Services that answer with the examples of their contracts, over the real broker: what the gateway relies on, without the rules of
 * the services. A test may give another answer, and read what was asked.
 */
export class AnsweringServices {
  readonly asked: Asked[] = [];
  private readonly replies = new Map<string, Reply>();
  private readonly running = new Map<ServiceName, TestService>();

  constructor(private readonly infrastructure: TestInfrastructure) {}

  /** Starts a service. */
  async start(name: ServiceName): Promise<void> {
    const module = (env: ServiceEnv) => moduleOf(env, controllerOf(name, this.answer));
    this.running.set(name, await startTestService(module, name, { infrastructure: this.infrastructure }));
  }

  /** Stops a service, as if it were away. */
  async stop(name: ServiceName): Promise<void> {
    await this.running.get(name)?.stop();
    this.running.delete(name);
  }

  async stopAll(): Promise<void> {
    for (const name of [...this.running.keys()]) await this.stop(name);
  }

  /** Publishes an event as its owner would; resolves when the broker has it. */
  async publish(event: EventEnvelope): Promise<void> {
    const [service] = this.running.values();
    await service?.app.get(EventPublisher).publish(event);
  }

  /** From now on the contract is answered so. */
  reply<C extends RequestContract>(
    contract: C,
    reply: (payload: Payload<C>, principal: Principal) => Answer<C> | Refused | Promise<Answer<C> | Refused>,
  ): void {
    this.replies.set(contract.name, reply as Reply);
  }

  /** From now on the contract is refused with this code. */
  refuse(contract: RequestContract, code: string, extra: Parameters<typeof refuse>[2] = {}): void {
    this.replies.set(contract.name, () => refuse(code, 'refused in a test', extra));
  }

  /** Back to the examples; what was asked is forgotten. */
  reset(): void {
    this.replies.clear();
    this.asked.length = 0;
  }

  /** What was asked of a contract, oldest first. */
  askedOf(contract: RequestContract): Asked[] {
    return this.asked.filter(({ name }) => name === contract.name);
  }

  private readonly answer: AnswerAny = (contract, payload, { principal, commandId }) => {
    this.asked.push({ name: contract.name, payload, principal, commandId });
    const reply = this.replies.get(contract.name);
    return Promise.resolve(reply ? reply(payload, principal) : contract.examples[0]?.answer);
  };
}

type AnswerAny = (contract: RequestContract, payload: unknown, context: RequestContext) => Promise<unknown>;

/** A controller with a handler for every request of a service. */
const controllerOf = (service: ServiceName, answer: AnswerAny): Type => {
  class AnsweringController {}
  for (const contract of REQUESTS.filter(({ owner }) => owner === service)) {
    const descriptor = {
      value: (payload: unknown, context: RequestContext) => answer(contract, payload, context),
      configurable: true,
      writable: true,
    };
    Object.defineProperty(AnsweringController.prototype, contract.name, descriptor);
    const handle = contract.kind === 'command' ? HandleCommand(contract) : HandleQuery(contract);
    handle(AnsweringController.prototype, contract.name, descriptor as never);
  }
  Controller()(AnsweringController);
  return AnsweringController;
};

const moduleOf = (env: ServiceEnv, controller: Type): DynamicModule => {
  class AnsweringModule {}
  Module({})(AnsweringModule);
  return {
    module: AnsweringModule,
    imports: [PlatformModule.forService(env), MessagingModule.forService(env)],
    controllers: [controller],
  };
};
