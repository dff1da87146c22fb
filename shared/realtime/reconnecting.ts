type Reconnecting = {
  readonly transports: ('websocket' | 'polling')[];
  readonly reconnectionDelay: number;
  readonly reconnectionDelayMax: number;
  readonly randomizationFactor: number;
  readonly timeout: number;
};

/**
 * How pages come back after a loss of the connection, as Socket.IO's client takes it; times in milliseconds. Every wait is
 * spread by chance, so that a thousand consoles do not knock at one moment when a server is back. Measured by `npm run bench -- consoles`.
 */
export const reconnecting: Readonly<Record<'console' | 'field', Reconnecting>> = {
  // On a LAN: WebSocket only, and soon back.
  console: { transports: ['websocket'], reconnectionDelay: 500, reconnectionDelayMax: 3_000, randomizationFactor: 0.5, timeout: 6_000 },
  // On poor networks polling gets through where WebSocket does not.
  field: {
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8_000,
    randomizationFactor: 0.5,
    timeout: 20_000,
  },
};
