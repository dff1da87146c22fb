/** All sockets of one member of staff. */
export const staffRoom = (staffId: string): string => `staff:${staffId}`;
/** All sockets of one session, to end them when it ends. */
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
/** Supervisors' screens. */
export const floorRoom = 'floor';
/** Agents' desks. */
export const desksRoom = 'desks';
