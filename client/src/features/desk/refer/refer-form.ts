import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactRecord } from '#shared/contacts/record.schema.ts';
import type { BodyId, PlaceId } from '#shared/kernel/ids.ts';
import { isUnsafeToShare, knownFields, makePacket } from '#shared/referrals/packet.ts';
import type { ConsentBasis, OfferedBody, Packet, ShareField } from '#shared/referrals/referral.schema.ts';
import type { ServiceCode } from '#shared/taxonomy/services.ts';

/** What the agent has put into the form so far. */
export type ReferForm = {
  readonly service: ServiceCode | null;
  /** Null until chosen here; the record's own district stands meanwhile. */
  readonly districtId: PlaceId | null;
  readonly bodyId: BodyId | null;
  readonly all: boolean;
  readonly outsideReason: string;
  readonly override: string;
  /** Fields the agent took out of what is offered to be shared. */
  readonly kept: readonly ShareField[];
  /** Fields the agent put in that are not shared by themselves. */
  readonly added: readonly ShareField[];
  readonly summary: string;
};

export const emptyForm: ReferForm = {
  service: null,
  districtId: null,
  bodyId: null,
  all: false,
  outsideReason: '',
  override: '',
  kept: [],
  added: [],
  summary: '',
};

// What most bodies need to begin; a number, wishes and how to contact are a choice of their own.
const usual: readonly ShareField[] = ['childName', 'childAge', 'childGender', 'place', 'safeContact'];

/** The fields that will be shared: the usual ones the record knows, less and more as chosen; never an unsafe number. */
export function sharedFields(form: ReferForm, record: ContactRecord): ShareField[] {
  const chosen = knownFields(record).filter((field) => (usual.includes(field) ? !form.kept.includes(field) : form.added.includes(field)));
  return chosen.filter((field) => !isUnsafeToShare(record, [field]));
}

/** The form after a field was put in or taken out. */
export function withField(form: ReferForm, field: ShareField, isIn: boolean): ReferForm {
  const list = usual.includes(field) ? 'kept' : 'added';
  const others = form[list].filter((one) => one !== field);
  const marked = list === 'kept' ? !isIn : isIn;
  return { ...form, [list]: marked ? [...others, field] : others };
}

/** On what ground the body may be told, or null when there is none yet. */
export function basisOf(form: ReferForm, record: ContactRecord, risk: ContactSummary['risk'], isSupervisor: boolean): ConsentBasis | null {
  if (record.consentDisclosure === 'yes' && record.consentServices !== 'no') return 'consent';
  if (risk.level === 'P0' && !risk.draft) return 'emergency';
  return isSupervisor && form.override.trim().length >= 3 ? 'override' : null;
}

/** What the body will see. */
export const previewOf = (form: ReferForm, record: ContactRecord): Packet => makePacket(record, sharedFields(form, record), form.summary);

/** Whether everything needed is there. */
export function isReady(form: ReferForm, body: OfferedBody | undefined, basis: ConsentBasis | null): boolean {
  return (
    form.service !== null &&
    body !== undefined &&
    basis !== null &&
    form.summary.trim() !== '' &&
    (body.responsible || form.outsideReason.trim().length >= 3)
  );
}

/** The parts of the body of the command that sends it. */
export function toSend(form: ReferForm, record: ContactRecord, body: OfferedBody, districtId: PlaceId, service: ServiceCode) {
  const { consentServices, consentDisclosure, consentBy } = record;
  return {
    ...{ service, districtId, bodyId: body.id, summary: form.summary, share: sharedFields(form, record) },
    consent: {
      services: consentServices,
      disclosure: consentDisclosure,
      by: consentBy,
      override: form.override.trim().length >= 3 ? form.override : null,
    },
    ...(body.responsible ? {} : { outsideDirectory: true, outsideReason: form.outsideReason }),
  };
}
