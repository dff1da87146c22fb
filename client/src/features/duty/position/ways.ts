import { positionApi } from '#shared/dispatch/position.api.ts';
import type { Fix } from '#shared/dispatch/position.ts';
import type { CommandId, DispatchId } from '#shared/kernel/ids.ts';
import { newId } from '#shared/kernel/new-id.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../../lib/api.ts';
import { useSession } from '../../../lib/session.tsx';
import { own } from '../device/kept.ts';
import { useKept } from '../device/kept-context.tsx';
import { isPassing } from '../outbox.ts';
import { asOfficer } from '../use-outbox.ts';

/** What the part that is loaded later uses of the page: handed over, since what both would import makes the page itself larger. */
export type Ways = {
  /** Tells the server where this phone is, or with null that it is not shared any more; gives whether it is shared now. */
  readonly tell: (position: Fix | null) => Promise<boolean>;
  readonly isPassing: (error: unknown) => boolean;
  /** What this device has kept of the sharing. */
  readonly read: () => unknown;
  readonly keep: (value: unknown) => void;
};

const key = `${own}position`;

/** The ways of this page to the server and to what the device keeps. */
export function useWays(dispatchId: DispatchId): Ways {
  const queries = useQueryClient();
  const kept = useKept();
  const staffId = useSession().staff.id;
  return useMemo(
    () => ({
      isPassing,
      tell: async (position) => {
        const body = { commandId: newId<CommandId>(), position };
        const { on } = await asOfficer(queries, staffId, () => call(positionApi.tell, { params: { dispatchId }, body }));
        return on;
      },
      read: () => kept.get(key),
      keep: (value) => void (value === null ? kept.remove(key) : kept.set(key, value)),
    }),
    [queries, kept, staffId, dispatchId],
  );
}
