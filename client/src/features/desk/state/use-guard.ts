import { useEffect } from 'react';
import type { Workspace } from './workspace.ts';

/** Saves everything when the page is hidden or left, and asks before closing while something is not saved. */
export function useLeaveGuard(workspace: Workspace): void {
  useEffect(() => {
    const saveAll = () => workspace.all().forEach((work) => void work.flush());
    const onHidden = () => {
      if (document.visibilityState === 'hidden') saveAll();
    };
    const onBefore = (event: BeforeUnloadEvent) => {
      if (workspace.isUnsaved()) event.preventDefault();
    };
    const onPageHide = () => workspace.all().forEach((work) => work.lastWords());
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('beforeunload', onBefore);
    window.addEventListener('pagehide', onPageHide);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('beforeunload', onBefore);
      window.removeEventListener('pagehide', onPageHide);
      saveAll();
    };
  }, [workspace]);
}
