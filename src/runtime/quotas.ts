// The quotas of a running machine (docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).

/** UTF-8 bytes of the input, the output or the result of a state, a task or an execution: 256 KiB. */
export const MAX_PAYLOAD_BYTES = 262_144;

/** UTF-8 bytes of all variables that a state can see: 10 MiB. A single Assign has the limit of a payload. */
export const MAX_VARIABLES_BYTES = 10 * 1024 * 1024;

/** Events of a STANDARD execution. The last one that fits is the ExecutionFailed that reports the quota. */
export const MAX_EVENTS = 25_000;

/**
 * Events of an EXPRESS execution. AWS has no such quota. An execution with more events here loops without any time
 * passing.
 */
export const MAX_EXPRESS_EVENTS = 1_000_000;

/** How long an EXPRESS execution may run, in seconds. */
export const EXPRESS_SECONDS = 300;

/**
 * How long a STANDARD execution may be open, in seconds. AWS says one year. AWS uses a year of 366 days for the longest
 * MaxDelaySeconds (31,622,400) and for Lambda's durable functions.
 */
export const STANDARD_SECONDS = 366 * 86_400;

/** How many iterations of an inline Map run at a time; also the meaning of MaxConcurrency 0. */
export const MAX_INLINE_CONCURRENCY = 40;

/** How many child executions of a Map Run run at a time; also the meaning of MaxConcurrency 0. */
export const MAX_DISTRIBUTED_CONCURRENCY = 10_000;

/** Redrives of one Map Run (docs: redrive-map-run). */
export const MAX_MAP_RUN_REDRIVES = 1000;

/** Recorded: a Wait of 24,855 days waits, one of 24,856 days fails. 2^31 - 1 seconds lie between them. */
export const MAX_WAIT_SECONDS = 2 ** 31 - 1;
