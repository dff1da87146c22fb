import { z } from 'zod';

/** One text in both languages of the product. */
export const bilingualSchema = z.strictObject({ en: z.string().min(1), ur: z.string().min(1) });
export type Bilingual = Readonly<z.infer<typeof bilingualSchema>>;
