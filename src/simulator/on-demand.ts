// What a simulator of a plain definition does without. Loading it would add half again to the start-up of every test
// file, so each part is loaded on first use.
/* eslint-disable @typescript-eslint/no-require-imports -- see above */
export const onDemand = {
  get sources() {
    return require('../templates/sources/on-demand') as typeof import('../templates/sources/on-demand');
  },
  get recordings() {
    return {
      ...(require('./recorded-execution') as typeof import('./recorded-execution')),
      ...(require('../replay/recording/read-recordings') as typeof import('../replay/recording/read-recordings')),
    };
  },
  get Replay() {
    return (require('./replay') as typeof import('./replay')).Replay;
  },
  get MachinePermissions() {
    return (require('../permissions/machine-permissions') as typeof import('../permissions/machine-permissions'))
      .MachinePermissions;
  },
  get UnusedPermissions() {
    return (require('../permissions/usage') as typeof import('../permissions/usage')).UnusedPermissions;
  },
};
