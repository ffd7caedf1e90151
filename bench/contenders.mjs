// Those who run the workloads: this engine as compiled in lib/, and the peers in node_modules/, when they are installed.

/**
 * `machine` turns `{ definition, mocks, options, s3 }` into a function of the input, `compile` only looks at a definition.
 * A peer is undefined when it is not installed; what to do is printed.
 */
export async function loadContenders() {
  const { Simulator } = await load('../bundle/simulator.js', 'This engine is not compiled. Run: npx projen compile');
  const { sourceFromTemplate } = await import('../lib/templates/sources/from-template.js');
  return { ours: ours(Simulator, sourceFromTemplate), peer: await peer(), validator: await validator() };
}

function ours(Simulator, sourceFromTemplate) {
  return {
    machines: (template) => sourceFromTemplate(template).machines,
    compile: (definition) => Simulator.fromDefinition(definition),
    machine({ definition, mocks, options, s3 }) {
      const simulator = Simulator.fromDefinition(definition, options);
      return async (input) => {
        const execution = await simulator.run({ input, mocks, s3 });
        if (execution.status !== 'SUCCEEDED') throw new Error(`${execution.error}: ${execution.cause}`);
        return { result: execution.output, execution };
      };
    },
  };
}

async function peer() {
  // The package asks for Node 22 and needs no more of it than this.
  Promise.withResolvers ??= () => {
    const deferred = {};
    deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
    return deferred;
  };
  const { StateMachine } = (await installed('aws-local-stepfunctions')) ?? {};
  if (!StateMachine) return undefined;
  return {
    compile: (definition) => new StateMachine(definition),
    machine({ definition, mocks }) {
      const machine = new StateMachine(definition);
      const options = { overrides: { taskResourceLocalHandlers: mocks } };
      return async (input) => ({ result: await machine.run(input, options).result });
    },
  };
}

async function validator() {
  const { default: validate } = (await installed('asl-validator')) ?? {};
  return validate && { compile: validate };
}

async function installed(name) {
  return import(name).catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(`${name} is not installed: no comparison with it in this run. Run: npm ci --prefix bench`);
  });
}

async function load(path, advice) {
  return import(path).catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(advice);
    process.exit(2);
  });
}
