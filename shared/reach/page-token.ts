/** By which a device says how far a page has come: random, and for a push with the device's id behind a dot. */
export const pageToken = /^[\w.-]{16,120}$/;
