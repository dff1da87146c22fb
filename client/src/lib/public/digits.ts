/** The text with Urdu and Arabic digits turned into Latin ones, as numbers and codes are kept. */
export function toLatinDigits(text: string): string {
  return text.replace(/[\u06F0-\u06F9\u0660-\u0669]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0x0f));
}

/** True for text that can be a telephone number: digits, spaces, +, - and brackets, 3 to 20 characters. */
export const isPhone = (text: string): boolean => /^[+()\-\s\d]{3,20}$/.test(toLatinDigits(text).trim());
