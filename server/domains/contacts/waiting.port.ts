/** What routing knows about waiting, told to the person who waits. */
export type WaitingPort = {
  /** Whether any agent is on duty, and the honest wait in seconds for the given place; null when it cannot be told. */
  outlook: (place: number) => Promise<{ anyoneOnDuty: boolean; waitSeconds: number | null }>;
};
