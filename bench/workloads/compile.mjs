// From the text of a definition of thirteen states to a machine that could run: parse, validate, compile.
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('orders.asl.json', import.meta.url), 'utf8');

export const compile = workload((size) => `validate and compile ${size} states`, 'peer');

/** Against a validator by itself, which compiles nothing. */
export const validate = workload(() => 'the same against asl-validator', 'validator');

function workload(title, against) {
  return {
    title,
    size: 13,
    budgets: { floor: 3, peer: 20 },
    prepare(_, contenders) {
      const machine = (compile) => () => ({ result: 'compiled', machine: compile(JSON.parse(text)) });
      return {
        floor: machine(floor),
        ours: machine(contenders.ours.compile),
        ...(contenders[against] && { peer: machine(contenders[against].compile) }),
      };
    },
  };
}

const FIELDS = {
  Task: ['Resource'],
  Pass: [],
  Wait: ['Seconds'],
  Choice: ['Choices'],
  Parallel: ['Branches'],
  Map: ['ItemProcessor'],
  Succeed: [],
  Fail: [],
};

/** The least that deserves the name: types, required fields and targets are checked, each path is split once. */
function floor(definition) {
  const states = new Map(Object.entries(definition.States).map(([name, state]) => [name, node(name, state)]));
  for (const target of [definition.StartAt, ...[...states.values()].flatMap((state) => state.targets)]) {
    if (!states.has(target)) throw new Error(`no state ${target}`);
  }
  return states;
}

function node(name, state) {
  for (const field of FIELDS[state.Type]) if (state[field] === undefined) throw new Error(`${name} lacks ${field}`);
  const targets = [
    state.Next,
    state.Default,
    ...[state.Choices, state.Catch].flatMap((rules) => rules ?? []).map((rule) => rule.Next),
  ];
  const paths = [];
  collectPaths(state, paths);
  const inner = [...(state.Branches ?? []), ...(state.ItemProcessor ? [state.ItemProcessor] : [])].map(floor);
  return { name, targets: targets.filter(Boolean), paths, inner };
}

function collectPaths(value, paths) {
  if (typeof value === 'string') {
    if (value.startsWith('$')) paths.push(value.split('.'));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key !== 'States' && key !== 'Branches' && key !== 'ItemProcessor') collectPaths(member, paths);
  }
}
