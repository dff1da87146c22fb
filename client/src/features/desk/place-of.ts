import type { Gap } from './close/gaps.ts';
import type { PanelName } from './panel-switch.tsx';
import { tabOf, type RecordTab } from './record/record-tabs.ts';
import type { StepName } from './steps/step-name.ts';
import type { Part } from './triage/triage-state.ts';

/** Where something missing can be filled in. */
export type PlaceOfGap = {
  readonly panel: PanelName;
  /** The name of the place that takes the focus. */
  readonly focus: string;
  readonly tab?: RecordTab;
  readonly part?: Part;
  /** A step that opens instead. */
  readonly step?: StepName;
};

const partOf = (question: string): Part => (question.startsWith('s') ? 'suicide' : question.startsWith('l') ? 'lethality' : 'main');

const others: Readonly<Record<string, PlaceOfGap>> = {
  notSubmitted: { panel: 'risk', focus: 'submit' },
  riskUnconfirmed: { panel: 'risk', focus: 'confirm' },
  lowerUndecided: { panel: 'risk', focus: 'steps' },
  dispatchOpen: { panel: 'risk', focus: 'steps' },
  callUnconfirmed: { panel: 'risk', focus: 'steps' },
  dispatchMissing: { panel: 'risk', focus: 'steps', step: 'dispatch' },
  referralMissing: { panel: 'risk', focus: 'steps', step: 'refer' },
  callBackOpen: { panel: 'talk', focus: 'callBack' },
  followUpMissing: { panel: 'risk', focus: 'steps', step: 'followUp' },
};

/** The place where a gap can be filled. */
export function placeOf({ code, about = '' }: Gap): PlaceOfGap {
  if (code === 'dataMissing') return { panel: 'record', focus: about, tab: tabOf(about) };
  if (code === 'safetyNotAsked') return { panel: 'risk', focus: about, part: partOf(about) };
  return others[code] ?? { panel: 'risk', focus: 'steps' };
}
