import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { createNotesStore } from '../notes/notes-store.ts';
import { createRecordStore } from '../record/record-store.ts';
import { createConversationStore } from '../talk/conversation-store.ts';
import { createTriageStore } from '../triage/triage-store.ts';

/** Everything of one contact that is written on this desk; it outlives tabs and pages, but never the browser's page. */
export type Work = ReturnType<typeof createWork>;

function createWork(contactId: ContactId) {
  const notes = createNotesStore(contactId);
  const record = createRecordStore(contactId);
  const triage = createTriageStore(contactId);
  const conversation = createConversationStore(contactId);
  const savers = [notes, record, triage];
  return {
    contactId,
    notes,
    record,
    triage,
    conversation,
    isUnsaved: () => [...savers, conversation].some((one) => one.isUnsaved()),
    /** Saves what is written now; resolves when all of it is kept or was refused. */
    flush: async () => void (await Promise.all(savers.map((one) => one.flush()))),
    lastWords: () => savers.forEach((one) => one.lastWords()),
  };
}

export type Workspace = ReturnType<typeof createWorkspace>;

function createWorkspace(staffId: StaffId) {
  const works = new Map<ContactId, Work>();
  return {
    staffId,
    of: (id: ContactId): Work => {
      const there = works.get(id);
      if (there) return there;
      const made = createWork(id);
      works.set(id, made);
      return made;
    },
    /** Forgets the contacts that are no longer here, unless something in them is not saved yet. */
    keepOnly: (open: readonly ContactId[]) => {
      for (const [id, work] of works) if (!open.includes(id) && !work.isUnsaved()) works.delete(id);
    },
    all: (): Work[] => [...works.values()],
    isUnsaved: () => [...works.values()].some((work) => work.isUnsaved()),
  };
}

let present: Workspace | null = null;

/** The workspace of the signed-in person: kept while they visit other pages or sign in again, forgotten when somebody else does. */
export function workspaceOf(staffId: StaffId): Workspace {
  if (present?.staffId !== staffId) present = createWorkspace(staffId);
  return present;
}
