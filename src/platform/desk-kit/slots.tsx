import { type ComponentType, createContext, lazy, type ReactNode, Suspense, useContext, useMemo } from 'react';
import type { DeskModule, SlotFilling } from './desk-module.ts';
import { useMay } from './use-ask.ts';

interface Filled {
  readonly filling: SlotFilling;
  readonly Part: ComponentType<Record<string, unknown>>;
}

const SlotsContext = createContext<ReadonlyMap<string, readonly Filled[]>>(new Map());

/** Gathers what the modules put into slots, once. */
export function SlotsProvider({ modules, children }: { modules: readonly DeskModule[]; children: ReactNode }) {
  const slots = useMemo(() => {
    const bySlot = new Map<string, Filled[]>();
    for (const filling of modules.flatMap((m) => m.slots) as SlotFilling[]) {
      const list = bySlot.get(filling.slot) ?? [];
      bySlot.set(
        filling.slot,
        [...list, { filling, Part: lazy(filling.part) }].sort((a, b) => a.filling.order - b.filling.order),
      );
    }
    return bySlot;
  }, [modules]);
  return <SlotsContext value={slots}>{children}</SlotsContext>;
}

/** A place that upper modules fill: <Slot name="people.person.aside" with={{ personId }} />. Empty when nobody does. */
export function Slot({ name, with: props }: { name: string; with: Record<string, unknown> }) {
  const slots = useContext(SlotsContext);
  const may = useMay();
  return (slots.get(name) ?? [])
    .filter(({ filling }) => !filling.permission || may(filling.permission))
    .map(({ filling, Part }) => (
      <Suspense key={`${filling.slot}.${filling.order}`} fallback={null}>
        <Part {...props} />
      </Suspense>
    ));
}

/** Does anything that this user may see stand in that slot? */
export function useFilled(name: string): boolean {
  const slots = useContext(SlotsContext);
  const may = useMay();
  return (slots.get(name) ?? []).some(({ filling }) => !filling.permission || may(filling.permission));
}
