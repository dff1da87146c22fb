import { createContext } from 'react';

/** Whether one answers for the contact on the screen (its owner, or a supervisor): whoever is only beside its owner sets nothing in motion. */
export const MayActContext = createContext(true);
