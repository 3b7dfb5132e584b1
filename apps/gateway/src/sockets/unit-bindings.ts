import { Injectable, Logger } from '@nestjs/common';
import { LiveEvents } from '@om/messaging';

/** How long a unit is heard after its last socket has gone: a reload would otherwise bind and unbind, milliseconds. */
const LINGER_MS = 10_000;

interface Binding {
  users: number;
  readonly bound: Promise<void>;
  idle: NodeJS.Timeout | undefined;
}

/** Which care units this process hears live events of: those of the staff connected and of the visits open here. */
@Injectable()
export class UnitBindings {
  private readonly logger = new Logger(UnitBindings.name);
  private readonly bindings = new Map<string, Binding>();

  constructor(private readonly live: LiveEvents) {}

  /** One more socket needs the unit; resolves when its events will be heard. Give it back with {@link release}. */
  async hold(careUnitId: string): Promise<void> {
    const binding = this.bindings.get(careUnitId) ?? this.bind(careUnitId);
    clearTimeout(binding.idle);
    binding.users += 1;
    await binding.bound;
  }

  /** One socket less. */
  release(careUnitId: string): void {
    const binding = this.bindings.get(careUnitId);
    if (!binding) return;
    binding.users -= 1;
    if (binding.users > 0) return;
    binding.idle = setTimeout(() => {
      this.unbind(careUnitId);
    }, LINGER_MS).unref();
  }

  private bind(careUnitId: string): Binding {
    const binding: Binding = { users: 0, bound: this.live.bind(careUnitId), idle: undefined };
    this.bindings.set(careUnitId, binding);
    return binding;
  }

  private unbind(careUnitId: string): void {
    this.bindings.delete(careUnitId);
    this.live.unbind(careUnitId).catch((error: unknown) => {
      this.logger.warn({ msg: 'unbinding failed; events go on being heard', careUnitId, err: error });
    });
  }
}
