/** The next steps out of a contact. */
export type StepName = 'dispatch' | 'emergencyCall' | 'refer' | 'followUp' | 'callBack';
