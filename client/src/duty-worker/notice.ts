import { languages, type Language } from '#shared/i18n/core.ts';
import { pushStrings } from '#shared/i18n/push.ts';
import { pageToken } from '#shared/reach/page-token.ts';

const kinds = ['call', 'remind', 'silent', 'test'] as const;

/** What a push says: codes and ids only, never anything of a child. */
export type Push = { readonly kind: (typeof kinds)[number] | 'other'; readonly tag: string; readonly token: string; readonly code: string };

/** What is shown for a push; the words know only its kind and code. */
export type Notice = {
  readonly title: string;
  readonly body: string;
  readonly open: string;
  readonly lang: Language;
  readonly dir: 'ltr' | 'rtl';
};

const text = (value: unknown, fits: RegExp): string => (typeof value === 'string' && fits.test(value) ? value : '');

/** Reads a push; one that this version does not understand still becomes a call to open the page. */
export function readPush(data: unknown): Push {
  const { v, kind, tag, token, code } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const known = v === 1 ? kinds.find((one) => one === kind) : undefined;
  return {
    kind: known ?? 'other',
    tag: text(tag, /^[\w.-]{1,80}$/) || 'muhafiz',
    token: text(token, pageToken),
    code: text(code, /^\w{1,12}$/),
  };
}

/** The language chosen on this device, or the device's own. */
export const languageOf = (kept: unknown, device: string): Language =>
  languages.find((known) => known === kept) ?? (device.startsWith('ur') ? 'ur' : 'en');

/** Puts a push into words. */
export function noticeOf({ kind, code }: Push, lang: Language): Notice {
  const words = pushStrings[lang];
  const named = code === '' ? '' : ` ${words.code.replace('{{code}}', code)}`;
  return { title: words[`${kind}Title`], body: words[`${kind}Body`] + named, open: words.open, lang, dir: lang === 'ur' ? 'rtl' : 'ltr' };
}
