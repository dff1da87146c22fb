import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures `/metrics` shows; labels hold route and event names only, never ids. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Makes a registry of its own, so that several apps may live in one process. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return { registry, ...createTraffic(registers), ...createLosses(registers) };
}

function createTraffic(registers: Registry[]) {
  return {
    http: new Histogram({
      name: 'muhafiz_http_seconds',
      help: 'Time to answer an HTTP request, in seconds',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    sockets: new Gauge({ name: 'muhafiz_sockets', help: 'Open sockets', labelNames: ['server'], registers }),
    events: new Counter({ name: 'muhafiz_events_total', help: 'Events written to outboxes', labelNames: ['type'], registers }),
    jobs: new Counter({ name: 'muhafiz_jobs_total', help: 'Jobs that ended', labelNames: ['job', 'end'], registers }),
    sweeps: new Counter({ name: 'muhafiz_sweep_repairs_total', help: 'Things a sweep had to put right', labelNames: ['sweep'], registers }),
  };
}

// What should be nought: figures that somebody must look at.
function createLosses(registers: Registry[]) {
  return {
    auditBacklog: new Gauge({ name: 'muhafiz_outbox_backlog', help: 'Documents whose events are not in the audit trail yet', registers }),
    auditRefused: new Gauge({
      name: 'muhafiz_audit_refused',
      help: 'Records with an event that the audit trail refuses; it stays in the outbox and is tried again',
      registers,
    }),
    unheard: new Gauge({
      name: 'muhafiz_events_unheard',
      help: 'Records with an event that some subscriber could not act on yet; it is told again',
      registers,
    }),
    unreadable: new Gauge({
      name: 'muhafiz_unreadable_fields',
      help: 'Sealed fields this process found damaged, or without their key',
      labelNames: ['kind'],
      registers,
    }),
    unreadableReads: new Counter({
      name: 'muhafiz_unreadable_reads_total',
      help: 'Times a sealed field did not open',
      labelNames: ['kind'],
      registers,
    }),
  };
}
