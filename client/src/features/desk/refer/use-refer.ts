import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactRecord } from '#shared/contacts/record.schema.ts';
import { recordApi } from '#shared/contacts/record.api.ts';
import { referralsApi as api } from '#shared/referrals/referrals.api.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useCommand } from '../../../lib/command.ts';
import { useLanguage, useStrings } from '../../../lib/i18n.ts';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.tsx';
import { notify } from '../../../ui/toast.tsx';
import { shownRecord } from '../record/record-state.ts';
import { useStore } from '../state/store.ts';
import { useAreas } from '../state/use-areas.ts';
import { workspaceOf } from '../state/workspace.ts';
import { basisOf, emptyForm, isReady, toSend, type ReferForm } from './refer-form.ts';

/** The record as this desk holds it, fetched when the dialog opens; changes made here show in its panel too. */
function useRecord(contact: ContactSummary, isOwner: boolean) {
  const { staff } = useSession();
  const store = workspaceOf(staff.id).of(contact.id).record;
  const state = useStore(store);
  const params = { contactId: contact.id };
  const fetched = useRoute(recordApi.record, { params }, { staleTime: 0 });
  useEffect(() => {
    if (fetched.data) store.fetched(fetched.data.record, fetched.data.version);
  }, [fetched.data, store]);
  const change = (fields: Partial<ContactRecord>) => isOwner && store.change(fields, 'now');
  return {
    record: shownRecord(state),
    isLoaded: state.loaded,
    error: fetched.error,
    retry: () => void fetched.refetch(),
    change,
    flush: store.flush,
  };
}

/** The bodies for what was chosen; nothing until service and district are known. */
function useBodies(contact: ContactSummary, { service, all }: ReferForm, districtId: string | null) {
  const enabled = service !== null && districtId !== null;
  const query = {
    service: service ?? 'childProtection.officer',
    districtId: districtId ?? 'none',
    contactId: contact.id,
    all: all ? 'true' : 'false',
  } as const;
  const found = useRoute(api.directory, { query }, { enabled, staleTime: 0 });
  return {
    bodies: enabled ? (found.data?.bodies ?? []) : [],
    isLoading: enabled && found.isLoading,
    error: enabled ? found.error : null,
    enabled,
  };
}

type Offered = ReturnType<typeof useBodies>['bodies'];

// One responsible body with a desk is the usual case: it stands chosen until somebody chooses another.
const chosenBody = (bodies: Offered, id: ReferForm['bodyId']) =>
  bodies.find((body) => body.id === id) ?? (id === null ? bodies.find(({ responsible }) => responsible) : undefined);

/** Sends it; what may have changed under the form is looked up again when it was refused. */
function useSending(contact: ContactSummary, reload: () => void, onSent: () => void) {
  const r = useStrings('refer');
  const language = useLanguage();
  const queries = useQueryClient();
  return useCommand(api.send, {
    onDone: (referral) => {
      notify({ text: r('sentNotice', { n: referral.number, body: referral.body.name[language] }), tone: 'ok' });
      void queries.invalidateQueries({ queryKey: routeKey(api.ofContact, { params: { contactId: contact.id } }) });
      onSent();
    },
    onError: () => {
      reload();
      void queries.invalidateQueries({ queryKey: routeKey(api.directory) });
    },
  });
}

/** Everything the dialog shows and does. */
export function useRefer(contact: ContactSummary, onSent: () => void) {
  const { staff } = useSession();
  const [form, setForm] = useState<ReferForm>(emptyForm);
  const areas = useAreas();
  const held = useRecord(contact, contact.ownerId === staff.id);
  // The area chosen on the public page is a first guess, where it is a district.
  const guess = areas.find(({ id, kind }) => id === contact.areaId && kind === 'district')?.id ?? null;
  const districtId = form.districtId ?? held.record.districtId ?? guess;
  const directory = useBodies(contact, form, districtId);
  const body = chosenBody(directory.bodies, form.bodyId);
  const basis = basisOf(form, held.record, contact.risk, staff.roles.includes('supervisor'));
  const sending = useSending(contact, held.retry, onSent);
  const ready = isReady(form, body, basis) && districtId !== null && held.isLoaded;
  const send = async () => {
    if (!ready || !body || !form.service || !districtId) return;
    // What was just typed into the record is part of what is shared.
    await held.flush();
    sending.run({ params: { contactId: contact.id }, body: toSend(form, held.record, body, districtId, form.service) });
  };
  const change = (part: Partial<ReferForm>) => setForm((old) => ({ ...old, ...part }));
  return {
    form,
    setForm,
    change,
    held,
    districtId,
    directory,
    body,
    basis,
    ready,
    send,
    sending,
    isSupervisor: staff.roles.includes('supervisor'),
  };
}
export type Refer = ReturnType<typeof useRefer>;
