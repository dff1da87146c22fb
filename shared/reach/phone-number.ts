/** Digits as they are typed on Urdu and Arabic keyboards, as the digits that everything else understands. */
export function plainDigits(text: string): string {
  return text.replaceAll(/[\u06F0-\u06F9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) % 16));
}

/**
 * A mobile number in international form (+923001234567), however it was written; null for what cannot be one. Pakistan's mobile
 * numbers are +92 3 and nine digits; a number of another country must say so by + or 00, and has 7 to 15 digits (ITU-T E.164).
 */
export function mobileNumber(written: string): string | null {
  const text = plainDigits(written).replaceAll(/[\s().-]/g, '');
  if (!/^\+?\d{7,17}$/.test(text)) return null;
  const digits = international(text);
  if (digits === null || !/^[1-9]\d{6,14}$/.test(digits)) return null;
  if (digits.startsWith('92') && !/^923\d{9}$/.test(digits)) return null;
  return `+${digits}`;
}

function international(text: string): string | null {
  if (text.startsWith('+')) return text.slice(1).replace(/^920/, '92');
  if (text.startsWith('00')) return text.slice(2);
  if (/^03\d{9}$/.test(text)) return `92${text.slice(1)}`;
  if (/^3\d{9}$/.test(text)) return `92${text}`;
  return /^923\d{9}$/.test(text) ? text : null;
}

/** A number as others may see it: its last three digits. */
export const maskedNumber = (number: string): string => `•••${number.slice(-3)}`;
