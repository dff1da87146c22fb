import { deskHomeStrings } from '#shared/i18n/desk-home.ts';
import { deskRecordStrings } from '#shared/i18n/desk-record.ts';
import { deskStepsStrings } from '#shared/i18n/desk-steps.ts';
import { deskTalkStrings } from '#shared/i18n/desk-talk.ts';
import { deskTriageStrings } from '#shared/i18n/desk-triage.ts';
import { deskStrings } from '#shared/i18n/desk.ts';
import { errorStrings } from '#shared/i18n/errors.ts';
import { referralsStrings } from '#shared/i18n/referrals.ts';
import { shellStrings } from '#shared/i18n/shell.ts';
import { signInStrings } from '#shared/i18n/sign-in.ts';
import { uiStrings } from '#shared/i18n/ui.ts';

/** Every namespace of the staff console's texts: a feature adds its own file of `shared/i18n` here, under the name it asks for. */
export const staffStrings = {
  ui: uiStrings,
  shell: shellStrings,
  errors: errorStrings,
  desk: deskStrings,
  deskHome: deskHomeStrings,
  deskTalk: deskTalkStrings,
  deskRecord: deskRecordStrings,
  deskTriage: deskTriageStrings,
  deskSteps: deskStepsStrings,
  referrals: referralsStrings,
  signIn: signInStrings,
};
