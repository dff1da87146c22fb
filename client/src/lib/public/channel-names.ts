/** Names of the broadcasts to the caller's page, held against the contracts by a test (public-api.test.ts). */
export const talkNews = {
  posted: 'message:posted',
  receipts: 'conversation:receipts',
  typing: 'conversation:typing',
  changed: 'talk:changed',
} as const;

/** Name of the request "I am typing". */
export const typingRequest = 'conversation:type';

/** Longest message, in characters. */
export const longestMessage = 4000;
