// The quotas that a running machine meets (docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).

/** UTF-8 bytes of the input, the output or the result of a state, a task or an execution: 256 KiB. */
export const MAX_PAYLOAD_BYTES = 262_144;

/** UTF-8 bytes of all variables that a state can see: 10 MiB. What one Assign makes has the bound of a payload. */
export const MAX_VARIABLES_BYTES = 10 * 1024 * 1024;

/** Events of a STANDARD execution: the last one that fits is the ExecutionFailed that tells of the quota. */
export const MAX_EVENTS = 25_000;

/** Events of an EXPRESS execution. AWS has no such quota; what makes more here, goes round without any time passing. */
export const MAX_EXPRESS_EVENTS = 1_000_000;

/** How long an EXPRESS execution may run. */
export const EXPRESS_SECONDS = 300;

/**
 * How long a STANDARD execution may be open: AWS tells one year. A year of 366 days is what its longest MaxDelaySeconds has
 * (31,622,400), and what it says of the durable functions of Lambda.
 */
export const STANDARD_SECONDS = 366 * 86_400;

/** Iterations of an inline Map that run at a time, which is also what MaxConcurrency 0 means. */
export const MAX_INLINE_CONCURRENCY = 40;

/** Child executions of a Map Run that run at a time, which is also what MaxConcurrency 0 means. */
export const MAX_DISTRIBUTED_CONCURRENCY = 10_000;

/** Recorded: 24,855 days go on waiting, 24,856 days fail; 2^31 - 1 seconds lie between. */
export const MAX_WAIT_SECONDS = 2 ** 31 - 1;
