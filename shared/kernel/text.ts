import { z } from 'zod';

// Control characters have no place in people's text; line breaks and tabs do. Lone surrogates cannot be stored as UTF-8.
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** People's text: trimmed, of at most `max` characters, without control characters or broken Unicode. */
export function freeText(max: number, min = 0) {
  return z
    .string()
    .max(max)
    .refine((text) => !forbidden.test(text), 'contains characters that cannot be stored')
    .transform((text) => text.trim())
    .refine((text) => text.length >= min, 'is empty');
}

/** A telephone number as written by people: digits, spaces, +, - and brackets, 3 to 20 characters. */
export const phoneText = z
  .string()
  .trim()
  .regex(/^[+()\-\s\d]{3,20}$/, 'not a telephone number');

/** A moment as ISO 8601 text with offset. */
export const moment = z.iso.datetime({ offset: true });

/** A language a contact can be held in. */
export const languageSchema = z.enum(['ur', 'en', 'pa', 'sd', 'ps', 'skr']);
export type Language = z.infer<typeof languageSchema>;
/** A language the screens are in. */
export const screenLanguageSchema = z.enum(['ur', 'en']);
export type ScreenLanguage = z.infer<typeof screenLanguageSchema>;
