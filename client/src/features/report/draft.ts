import type { Report, ReporterRelation } from '#shared/channels/report.api.ts';
import type { CommandId, PlaceId } from '#shared/kernel/ids.ts';
import { isPhone, toLatinDigits } from '../../lib/public/digits.ts';

/** What has been typed into the form so far. */
export type Draft = Omit<Report, 'commandId' | 'screen' | 'areaId' | 'dangerNow' | 'reporterPhone'> & {
  readonly dangerNow: boolean | null;
  readonly reporterPhone: string;
};

export const emptyDraft: Draft = {
  dangerNow: null,
  whatHappened: '',
  where: '',
  childName: '',
  childAge: '',
  relation: 'notSaid',
  reporterName: '',
  reporterPhone: '',
  safeContact: '',
};

/** The relations in the order of the form; held against the contract by the compiler. */
export const relations = Object.keys({
  notSaid: 0,
  parent: 0,
  caregiver: 0,
  grandparent: 0,
  sibling: 0,
  neighbour: 0,
  friend: 0,
  teacher: 0,
  professional: 0,
  stranger: 0,
  other: 0,
} satisfies Record<ReporterRelation, 0>) as readonly ReporterRelation[];

/** The first field that keeps the report from being sent, or null. */
export function wrongField({ whatHappened, reporterPhone }: Draft): 'whatHappened' | 'reporterPhone' | null {
  if (whatHappened.trim() === '') return 'whatHappened';
  return reporterPhone.trim() !== '' && !isPhone(reporterPhone) ? 'reporterPhone' : null;
}

/** The report as it is sent; an unanswered question about danger counts as "not known", which is not "now". */
export function reportOf(draft: Draft, about: { commandId: CommandId; screen: 'ur' | 'en'; areaId: PlaceId | null }): Report {
  const phone = toLatinDigits(draft.reporterPhone).trim();
  return { ...draft, ...about, dangerNow: draft.dangerNow === true, reporterPhone: phone === '' ? null : phone };
}
