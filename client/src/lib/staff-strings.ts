import { callBackStrings } from '#shared/i18n/call-backs.ts';
import { deskHomeStrings } from '#shared/i18n/desk-home.ts';
import { deskRecordStrings } from '#shared/i18n/desk-record.ts';
import { deskSilentStrings } from '#shared/i18n/desk-silent.ts';
import { deskStateStrings } from '#shared/i18n/desk-state.ts';
import { deskStepsStrings } from '#shared/i18n/desk-steps.ts';
import { deskTalkStrings } from '#shared/i18n/desk-talk.ts';
import { deskTriageStrings } from '#shared/i18n/desk-triage.ts';
import { deskStrings } from '#shared/i18n/desk.ts';
import { dispatchStrings } from '#shared/i18n/dispatch.ts';
import { dispatchErrorStrings } from '#shared/i18n/dispatch-errors.ts';
import { errorStrings } from '#shared/i18n/errors.ts';
import { hintsStrings } from '#shared/i18n/hints.ts';
import { ladderStrings } from '#shared/i18n/ladder.ts';
import { floorActsStrings } from '#shared/i18n/floor-acts.ts';
import { floorDayStrings } from '#shared/i18n/floor-day.ts';
import { floorLeftStrings } from '#shared/i18n/floor-left.ts';
import { floorListsStrings } from '#shared/i18n/floor-lists.ts';
import { floorSheetsStrings } from '#shared/i18n/floor-sheets.ts';
import { floorStrings } from '#shared/i18n/floor.ts';
import { limitsStrings } from '#shared/i18n/limits.ts';
import { readinessStrings } from '#shared/i18n/readiness.ts';
import { pagingProofStrings } from '#shared/i18n/paging-proof.ts';
import { photoStrings } from '#shared/i18n/photo.ts';
import { policyStrings } from '#shared/i18n/policy.ts';
import { positionStrings } from '#shared/i18n/position.ts';
import { referStrings } from '#shared/i18n/refer.ts';
import { referralsStrings } from '#shared/i18n/referrals.ts';
import { rosterErrorStrings } from '#shared/i18n/roster-errors.ts';
import { rosterFileStrings } from '#shared/i18n/roster-file.ts';
import { rosterMineStrings } from '#shared/i18n/roster-mine.ts';
import { rosterStrings } from '#shared/i18n/roster.ts';
import { shellStrings } from '#shared/i18n/shell.ts';
import { signInStrings } from '#shared/i18n/sign-in.ts';
import { togetherStrings } from '#shared/i18n/together.ts';
import { uiStrings } from '#shared/i18n/ui.ts';

/** Every namespace of the staff console's texts: a feature adds its own file of `shared/i18n` here, under the name it asks for. */
export const staffStrings = {
  ui: uiStrings,
  shell: shellStrings,
  errors: errorStrings,
  callBacks: callBackStrings,
  desk: deskStrings,
  deskHome: deskHomeStrings,
  deskTalk: deskTalkStrings,
  deskRecord: deskRecordStrings,
  deskTriage: deskTriageStrings,
  deskSilent: deskSilentStrings,
  deskState: deskStateStrings,
  deskSteps: deskStepsStrings,
  floor: floorStrings,
  floorLists: floorListsStrings,
  floorDay: floorDayStrings,
  floorLeft: floorLeftStrings,
  limits: limitsStrings,
  readiness: readinessStrings,
  pagingProof: pagingProofStrings,
  floorActs: floorActsStrings,
  floorSheets: floorSheetsStrings,
  hints: hintsStrings,
  refer: referStrings,
  referrals: referralsStrings,
  dispatch: dispatchStrings,
  dispatchErrors: dispatchErrorStrings,
  ladder: ladderStrings,
  photo: photoStrings,
  policy: policyStrings,
  position: positionStrings,
  roster: rosterStrings,
  rosterErrors: rosterErrorStrings,
  rosterFile: rosterFileStrings,
  rosterMine: rosterMineStrings,
  signIn: signInStrings,
  together: togetherStrings,
};
