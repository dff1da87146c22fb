import type { RecordField } from '#shared/contacts/record.schema.ts';

/** The sheets of the record. */
export const recordTabs = ['people', 'matter', 'alleged', 'safety'] as const;
export type RecordTab = (typeof recordTabs)[number];

const fields: Readonly<Record<Exclude<RecordTab, 'people'>, readonly RecordField[]>> = {
  matter: ['reasons', 'districtId', 'placeText', 'areaKind', 'incidentPlace'],
  alleged: ['perpetratorRelation', 'perpetratorText', 'perpetratorBodies', 'perpetratorStaff'],
  safety: [
    'safeToContact',
    'safeWhen',
    'safeWho',
    'safeWords',
    'consentServices',
    'consentDisclosure',
    'consentBy',
    'withhold',
    'childWishes',
  ],
};

/** The sheet that a field is on. */
export function tabOf(field: string): RecordTab {
  const names: readonly Exclude<RecordTab, 'people'>[] = ['matter', 'alleged', 'safety'];
  return names.find((tab) => fields[tab].some((name) => name === field)) ?? 'people';
}
