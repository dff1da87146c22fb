import { uiStrings } from '#shared/i18n/ui.ts';

/** The namespaces of the public pages, kept apart so that a cheap phone does not load the console's words. */
export const publicStrings = {
  ui: uiStrings,
};
