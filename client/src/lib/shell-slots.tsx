import { createContext, use, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The places in the top bar that a page may fill. */
export type ShellSlotName = 'state' | 'numbers' | 'actions';

interface Slots {
  readonly nodes: Readonly<Partial<Record<ShellSlotName, HTMLElement | null>>>;
  readonly set: (name: ShellSlotName, node: HTMLElement | null) => void;
}

const SlotsContext = createContext<Slots | null>(null);

/** Lets pages inside fill the places of the frame around them. */
export function ShellSlotsProvider({ children }: { readonly children: ReactNode }) {
  const [nodes, setNodes] = useState<Slots['nodes']>({});
  const slots = useMemo<Slots>(
    () => ({
      nodes,
      set: (name, node) => setNodes((known) => (known[name] === node ? known : { ...known, [name]: node })),
    }),
    [nodes],
  );
  return <SlotsContext value={slots}>{children}</SlotsContext>;
}

/** The frame's side: the element that a place's content appears in. */
export function useShellSlotRef(name: ShellSlotName): (node: HTMLElement | null) => void {
  const set = use(SlotsContext)?.set;
  return useMemo(() => (node: HTMLElement | null) => set?.(name, node), [name, set]);
}

/** The page's side: shows its children in the top bar, for as long as the page is shown. */
export function ShellSlot({
  name,
  children,
}: {
  readonly name: ShellSlotName;
  readonly children: ReactNode;
}) {
  const node = use(SlotsContext)?.nodes[name];
  return node ? createPortal(children, node) : null;
}
