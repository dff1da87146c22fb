import { answeredTypes, dataTypes, nonDataTypes, outcomes } from './contact-types.ts';
import { areaKinds, incidentPlaces, perpetratorRelations } from './incident.ts';
import { ageBands, callerRelations, contactLanguages, genders, livesWith, vulnerableGroups } from './person.ts';
import { reasonGroups, reasons } from './reasons.ts';
import { sectors, services } from './services.ts';
import type { Taxonomy } from './taxonomy.ts';
import { dispatchDeclineReasons, notReadyReasons, offerDeclineReasons, referralDeclineReasons } from './work-reasons.ts';

/** Every list by its name. */
export const taxonomies = {
  reasonGroups,
  reasons,
  nonDataTypes,
  dataTypes,
  answeredTypes,
  outcomes,
  genders,
  ageBands,
  livesWith,
  vulnerableGroups,
  callerRelations,
  contactLanguages,
  areaKinds,
  incidentPlaces,
  perpetratorRelations,
  offerDeclineReasons,
  referralDeclineReasons,
  dispatchDeclineReasons,
  notReadyReasons,
  sectors,
  services,
} as const satisfies Record<string, Taxonomy>;
export type TaxonomyName = keyof typeof taxonomies;
