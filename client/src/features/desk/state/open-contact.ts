import type { ContactId } from '#shared/kernel/ids.ts';
import { createContext, use } from 'react';

const nobody = (_id: ContactId): void => undefined;

/** Brings a contact's tab to the front. */
export const OpenContactContext = createContext<(id: ContactId) => void>(nobody);

export const useOpenContact = (): ((id: ContactId) => void) => use(OpenContactContext);
