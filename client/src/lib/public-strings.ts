import { publicPageStrings } from '#shared/i18n/public.ts';
import { reportStrings } from '#shared/i18n/report.ts';
import { talkStrings } from '#shared/i18n/talk.ts';
import { uiStrings } from '#shared/i18n/ui.ts';

/** The namespaces of the public pages, kept apart so that a cheap phone does not load the console's words. */
export const publicStrings = {
  ui: uiStrings,
  public: publicPageStrings,
  talk: talkStrings,
  report: reportStrings,
};
