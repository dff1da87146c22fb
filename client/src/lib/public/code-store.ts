const key = 'code';

/** The code of the conversation open in this tab, or null; the only thing that the public pages store, and only while it is open. */
export function readCode(): string | null {
  try {
    return window.sessionStorage.getItem(key);
  } catch {
    // Storage may be forbidden on this phone: then a reload asks for the code.
    return null;
  }
}

/** Keeps the code for this tab, so that a reload continues the same conversation. */
export function keepCode(code: string): void {
  try {
    window.sessionStorage.setItem(key, code);
  } catch {
    // The conversation goes on without it until the page is closed.
  }
}

/** Forgets everything stored by the public pages. */
export function forgetCode(): void {
  try {
    window.sessionStorage.clear();
  } catch {
    // Nothing could be stored, so nothing is left.
  }
}

/** A code in groups of five, as people read it aloud. */
export const spokenCode = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1-');
