import { errorStrings } from '#shared/i18n/errors.ts';
import { uiStrings } from '#shared/i18n/ui.ts';

/** Every namespace of the staff console's texts: a feature adds its own file of `shared/i18n` here, under the name it asks for. */
export const staffStrings = {
  ui: uiStrings,
  errors: errorStrings,
};
