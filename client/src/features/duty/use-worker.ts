import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useConnection } from '../../lib/socket.tsx';
import { sendReceipts } from './device/shell.ts';

/** Works together with the page's worker: looks again when it was paged, and has it send its receipts when there is a network. */
export function useWorker(): void {
  const queries = useQueryClient();
  const { kind } = useConnection();
  useEffect(() => {
    if (kind === 'connected') sendReceipts();
  }, [kind]);
  useEffect(() => {
    const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : null;
    const onPaged = () => void queries.invalidateQueries();
    workers?.addEventListener('message', onPaged);
    return () => workers?.removeEventListener('message', onPaged);
  }, [queries]);
}
