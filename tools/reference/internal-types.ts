// Types that signatures of the public API mention and that are no part of it: they help the compiler to infer names of
// states and results, or are handed from one file of the library to another.

/** TypeDoc warns of every other type that a signature mentions and no entry exports, and a warning is an error. */
export const INTERNAL_TYPES: string[] = [
  // Infer the names of a literal definition's states, and what their mocks return.
  ...['StateName', 'NestedStateName', 'CheckedDefinition', 'StateOf', 'MockOf', 'Arn', 'TaskState', 'HistoryEventOf'],
  // Made from AWS's models, and named by the public types that narrow them.
  ...['TestStateInput', 'TestStateOutput', 'DETAILS_KEYS'],
  // What the makers of mocks return: only their functions are used, and `Mock` is any of them.
  ...['MadeMock', 'Returned', 'Replied', 'Adjusted', 'Sequence', 'TaskFailureError', 'RefusalError'],
  ...['ScriptedAnswer', 'ScriptedWait', 'TaskReply'],
  // What the library hands to itself or to Jest.
  ...['MatcherImplementations', 'SnapshotText', 'JestResults', 'NestedMachines', 'TaskIntegration'],
];
