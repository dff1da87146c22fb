import { useStrings } from '../../lib/i18n.ts';
import { ShellSlot } from '../../lib/shell-slots.tsx';
import { useConnection } from '../../lib/socket.tsx';
import { now } from '../../lib/clock.ts';
import { Badge, StatePill } from '../../ui/badge.tsx';
import { DataAge } from '../../ui/time.tsx';

/** Whether the floor hears news, and how old what it shows is; `at` in this machine's epoch milliseconds. */
export function FloorState({ at }: { readonly at: number }) {
  const t = useStrings('floor');
  const link = useConnection();
  return (
    <ShellSlot name="numbers">
      {link.kind === 'connected' ? <StatePill tone="ok">{t('live')}</StatePill> : <Badge tone="p0">{t('notLive')}</Badge>}
      <DataAge at={at + (now() - Date.now())} staleAfterMs={45_000} />
    </ShellSlot>
  );
}
