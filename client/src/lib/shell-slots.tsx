import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The places in the top bar that a page may fill. */
export type ShellSlotName = 'state' | 'numbers' | 'actions';

type Nodes = Readonly<Partial<Record<ShellSlotName, HTMLElement | null>>>;
type SetNode = (name: ShellSlotName, node: HTMLElement | null) => void;

// Two contexts: the setter never changes, so that naming a place does not draw the frame again.
const NodesContext = createContext<Nodes>({});
const SetNodeContext = createContext<SetNode | null>(null);

/** Lets pages inside fill the places of the frame around them. */
export function ShellSlotsProvider({ children }: { readonly children: ReactNode }) {
  const [nodes, setNodes] = useState<Nodes>({});
  const set = useCallback<SetNode>((name, node) => {
    setNodes((known) => (known[name] === node ? known : { ...known, [name]: node }));
  }, []);
  return (
    <SetNodeContext value={set}>
      <NodesContext value={nodes}>{children}</NodesContext>
    </SetNodeContext>
  );
}

/** The frame's side: the element that a place's content appears in. */
export function useShellSlotRef(name: ShellSlotName): (node: HTMLElement | null) => void {
  const set = use(SetNodeContext);
  return useCallback((node: HTMLElement | null) => set?.(name, node), [name, set]);
}

/** The page's side: shows its children in the top bar, for as long as the page is shown. */
export function ShellSlot({ name, children }: { readonly name: ShellSlotName; readonly children: ReactNode }) {
  const node = use(NodesContext)[name];
  return node ? createPortal(children, node) : null;
}
