// Placeholders and plurals are all that the texts need; a library for more would be a tenth of what a cheap phone loads.
/** The text of a key with its values put in; a `count` chooses between the `_one` and `_other` forms. */
export function phrase(
  table: Readonly<Record<string, string>>,
  key: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const plural = params['count'] === undefined ? undefined : table[`${key}_${params['count'] === 1 ? 'one' : 'other'}`];
  return (plural ?? table[key] ?? key).replace(/\{\{\s*(\w+)\s*\}\}/g, (_match, name: string) => String(params[name] ?? ''));
}
