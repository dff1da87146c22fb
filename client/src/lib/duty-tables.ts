import { dutyStrings } from '#shared/i18n/duty.ts';
import { errorStrings } from '#shared/i18n/errors.ts';
import { photoStrings } from '#shared/i18n/photo.ts';
import { shellStrings } from '#shared/i18n/shell.ts';
import { signInStrings } from '#shared/i18n/sign-in.ts';
import { uiStrings } from '#shared/i18n/ui.ts';

/** The namespaces of the duty page, kept apart so that an officer's phone does not load the console's words; what is loaded later brings its own. */
export const dutyTables = {
  ui: uiStrings,
  shell: shellStrings,
  errors: errorStrings,
  duty: dutyStrings,
  photo: photoStrings,
  signIn: signInStrings,
};
