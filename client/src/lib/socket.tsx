import type { BroadcastContract, RequestContract } from '#shared/realtime/protocol.ts';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { z } from 'zod';
import { ApiError } from './http.ts';
import { createLink, type Link, type LinkState } from './link.ts';

const LinkContext = createContext<Link | null>(null);

function useLink(): Link {
  const link = useContext(LinkContext);
  if (!link) throw new Error('useLive, useRequest and useConnection need a LiveProvider above them');
  return link;
}

type ProviderProps = {
  readonly children: ReactNode;
  /** `console` for desks and the floor, `field` for officers on poor networks. */
  readonly server?: 'console' | 'field';
  /** Told when the server no longer knows this session. */
  readonly onSignedOut?: () => void;
};

/** Keeps the live connection of a signed-in page; at each connection everything shown is fetched again, since missed news do not come after. */
export function LiveProvider({ children, server = 'console', onSignedOut }: ProviderProps) {
  const queries = useQueryClient();
  const [link] = useState(() => createLink({ server }));
  const signedOut = useRef(onSignedOut);
  useEffect(() => {
    signedOut.current = onSignedOut;
  });
  useEffect(() => {
    const stop = link.subscribe(() => {
      const { kind } = link.state();
      if (kind === 'connected') void queries.invalidateQueries();
      if (kind === 'signedOut') signedOut.current?.();
    });
    link.open();
    return () => {
      stop();
      link.close();
    };
  }, [link, queries]);
  return <LinkContext value={link}>{children}</LinkContext>;
}

/** How the live connection stands. */
export function useConnection(): LinkState {
  const link = useLink();
  return useSyncExternalStore(link.subscribe, link.state);
}

/** Hears a broadcast while the component is shown; the newest handler is used, so it need not be stable. */
export function useLive<P extends z.ZodType>(broadcast: BroadcastContract<P>, handler: (payload: z.output<P>) => void): void {
  const link = useLink();
  const newest = useRef(handler);
  useEffect(() => {
    newest.current = handler;
  });
  useEffect(
    () =>
      link.on(broadcast.name, (payload) => {
        const parsed = broadcast.payload.safeParse(payload);
        if (parsed.success) newest.current(parsed.data);
      }),
    [link, broadcast],
  );
}

/** Asks the server over the live connection; throws ApiError `offline`, `timeout`, `outdated`, or the server's refusal. */
export type Ask = <In extends z.ZodType, Out extends z.ZodType>(
  contract: RequestContract<In, Out>,
  input: z.input<In>,
  timeoutMs?: number,
) => Promise<z.output<Out>>;

function createAsk(link: Link): Ask {
  return async (contract, input, timeoutMs) => {
    const parsed = contract.output.safeParse(await link.request(contract.name, input, timeoutMs));
    if (!parsed.success) throw new ApiError({ code: 'outdated', status: 0, message: 'The answer does not fit this page.' });
    return parsed.data;
  };
}

/** Asks over the live connection of the page. */
export function useRequest(): Ask {
  const link = useLink();
  return useMemo(() => createAsk(link), [link]);
}
