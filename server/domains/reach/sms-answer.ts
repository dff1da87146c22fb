import { plainDigits } from '#shared/reach/phone-number.ts';

/** What an SMS to the helpline says: goes, or cannot go, about the page with this code. */
export type SmsAnswer = { readonly answer: 'acknowledge' | 'decline'; readonly code: string };

const yes = words(
  'a ack accept accepted ok okay k yes y yep going coming go g ji jee jii han haan haa hanji theek thik',
  'اے جی ہاں ہا اوکے ٹھیک منظور قبول آرہا آرہی جارہا جارہی آتا آتی',
);
const no = words(
  'd decline declined no n nope not never cannot cant can’t wont won’t dont don’t unable unavailable busy nahi nahin nahee nai na',
  'ڈی نہیں نہ نا ناں معذرت مصروف نھیں',
);
// Words that say nothing by themselves: beside them a "yes" counts wherever it stands ("sir ji 4821").
const filler = words('sir madam mam please plz i am will', 'ہے ہوں ہیں میں سر میڈم صاحب');

function words(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}

/**
 * Reads an answer by SMS; null when it says neither, or names no code: a sender's number can be forged, telephones answer by
 * themselves, and either could stop a ladder while nobody goes. A letter beside the code decides by itself; among words a "no" goes
 * before a "yes" ("جی نہیں" is a polite no, and one page too many does less harm than an officer who is waited for in vain).
 */
export function readSmsAnswer(text: string): SmsAnswer | null {
  const plain = plainDigits(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u064b-\u065f\u0670]/g, '');
  const code = /(?<!\d)\d{4}(?!\d)/.exec(plain)?.[0];
  if (!code) return null;
  const beside = besideCode(plain, code);
  if (beside) return { answer: beside, code };
  const found = plain
    .split(/[^\p{L}\p{M}’']+/u)
    .filter(Boolean)
    .map((word) => word.replaceAll("'", '’'));
  const answer = saidBy(found);
  return answer === null ? null : { answer, code };
}

const isKnown = (word: string): boolean => yes.has(word) || no.has(word) || filler.has(word);

// Among words that are none of these a "yes" counts only where the message begins with it, and single letters not at all: "who is
// going?" and "there is a problem" are no answers.
function saidBy(found: readonly string[]): SmsAnswer['answer'] | null {
  const free = !found.every(isKnown);
  const counts = (word: string): boolean => !free || !/^[a-z]$/.test(word);
  if (found.some((word) => no.has(word) && counts(word))) return 'decline';
  const agreeing = free ? found.slice(0, 1) : found;
  return agreeing.some((word) => yes.has(word) && counts(word)) ? 'acknowledge' : null;
}

// "A 4821", "a4821", "A-4821", "4821 d", also with more words after it.
function besideCode(plain: string, code: string): SmsAnswer['answer'] | null {
  const letter = new RegExp(`(?<!\\p{L})([ad])[\\s.:,;/_-]*${code}|${code}[\\s.:,;/_-]*([ad])(?!\\p{L})`, 'u').exec(plain);
  const found = letter?.[1] ?? letter?.[2];
  if (!found) return null;
  return found === 'a' ? 'acknowledge' : 'decline';
}
