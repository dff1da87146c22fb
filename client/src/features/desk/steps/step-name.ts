/** The next steps out of a contact. */
export type StepName = 'dispatch' | 'refer' | 'followUp' | 'callBack';
