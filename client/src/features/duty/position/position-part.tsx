import { lazy, Suspense, type ReactNode } from 'react';
import type { ShownTask } from '../steps.ts';
import { useWays, type Ways } from './ways.ts';

type Props = { readonly task: ShownTask };

// Loaded by whoever goes, and no loss to the task where it does not come: without a network the page's worker has it.
const Position = lazy(async (): Promise<{ default: (props: Props & { readonly ways: Ways }) => ReactNode }> => {
  try {
    return { default: (await import('../on-the-way.ts')).Position };
  } catch {
    return { default: () => null };
  }
});

/** The way to share a position, while there is a way to go. */
export function PositionPart({ task }: Props) {
  const ways = useWays(task.id);
  const isOnTheWay = task.kind === 'urgent' && (task.state === 'acknowledged' || task.state === 'enRoute');
  if (!isOnTheWay) return null;
  return (
    <Suspense fallback={null}>
      <Position key={task.id} task={task} ways={ways} />
    </Suspense>
  );
}
