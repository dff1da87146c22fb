import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { emptyBrief, type Brief } from '#shared/dispatch/brief.ts';
import type { PlaceId } from '#shared/kernel/ids.ts';
import { useState } from 'react';
import { useSession } from '../../../lib/session.tsx';
import { shownRecord } from '../record/record-state.ts';
import { useAreas } from '../state/use-areas.ts';
import { useStore } from '../state/store.ts';
import { workspaceOf } from '../state/workspace.ts';

type Changes = { districtId?: PlaceId | null; femaleOfficer?: boolean; brief?: Partial<Brief> };

/** What is about to be sent: filled from the record and the area the child chose, until the agent says otherwise. */
export function useDispatchForm(contact: ContactSummary) {
  const { staff } = useSession();
  const record = shownRecord(useStore(workspaceOf(staff.id).of(contact.id).record));
  const areas = useAreas();
  const [changes, setChanges] = useState<Changes>({});
  const known =
    [record.districtId, contact.districtId, contact.areaId].find(
      (id) => id !== null && areas.some((area) => area.id === id && area.kind === 'district'),
    ) ?? null;
  // The record keeps what may be said to whoever opens or answers: the same words serve at the door.
  const usual: Brief = { ...emptyBrief, where: record.placeText, words: record.safeWords };
  return {
    districtId: changes.districtId === undefined ? known : changes.districtId,
    brief: { ...usual, ...changes.brief },
    femaleOfficer: changes.femaleOfficer ?? false,
    reasons: record.reasons as string[],
    change: (next: Pick<Changes, 'districtId' | 'femaleOfficer'>) => setChanges((all) => ({ ...all, ...next })),
    changeBrief: (next: Partial<Brief>) => setChanges((all) => ({ ...all, brief: { ...all.brief, ...next } })),
  };
}
