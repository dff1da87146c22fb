import { dispatchErrorStrings } from '#shared/i18n/dispatch-errors.ts';
import { dutyStrings } from '#shared/i18n/duty.ts';
import { errorStrings } from '#shared/i18n/errors.ts';
import { photoStrings } from '#shared/i18n/photo.ts';
import { pushStrings } from '#shared/i18n/push.ts';
import { readyStrings } from '#shared/i18n/ready.ts';
import { shellStrings } from '#shared/i18n/shell.ts';
import { signInStrings } from '#shared/i18n/sign-in.ts';
import { uiStrings } from '#shared/i18n/ui.ts';

/** The namespaces of the duty page, kept apart so that an officer's phone does not load the console's words. */
export const dutyTables = {
  ui: uiStrings,
  shell: shellStrings,
  errors: errorStrings,
  dispatchErrors: dispatchErrorStrings,
  duty: dutyStrings,
  photo: photoStrings,
  push: pushStrings,
  ready: readyStrings,
  signIn: signInStrings,
};
