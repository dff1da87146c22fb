import { Outlet } from 'react-router';
import { useLanguage, useStrings } from '../lib/i18n.ts';
import { SignedInLive } from '../lib/providers.tsx';
import { useSession } from '../lib/session.tsx';
import { notify } from '../ui/toast.tsx';
import { useErrorText } from '../lib/error-text.ts';
import { ConnectionNote } from './connection-note.tsx';
import { Guard } from './guard.tsx';
import { featurePages } from './routes.tsx';
import { Shell } from './shell.tsx';

function SignedInShell() {
  const t = useStrings('shell');
  const errorText = useErrorText();
  const language = useLanguage();
  const { staff, demo, signOut } = useSession();
  const pages = featurePages.flatMap(({ nav, path, roles }) =>
    nav && roles !== 'anyone' && roles.some((role) => staff.roles.includes(role)) ? [{ href: path, label: t(nav) }] : [],
  );
  const leave = () => {
    signOut().catch((error: unknown) => notify({ text: errorText(error), tone: 'danger' }));
  };
  return (
    <Shell
      pages={pages}
      demo={demo}
      account={{
        name: staff.name[language],
        entries: [{ id: 'signOut', label: t('signOut'), icon: 'exit', onAction: leave }],
      }}
      note={<ConnectionNote />}
    >
      <Outlet />
    </Shell>
  );
}

/** The frame of the signed-in pages: one live connection for all of them, kept while moving between them. */
export function Frame() {
  return (
    <Guard roles={[]}>
      <SignedInLive server="console">
        <SignedInShell />
      </SignedInLive>
    </Guard>
  );
}
