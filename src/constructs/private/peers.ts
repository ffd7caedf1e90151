// Says what to install where the AWS CDK is missing. It is an optional peer, because the simulator and the command line
// do without it. `src/index.ts` imports this file before the constructs, whose own imports would fail with less advice.
import { SimulatorError } from '../../asl/simulator-error';

const PEERS = ['aws-cdk-lib', 'constructs'];

/** @throws SimulatorError that names the peers that are not installed */
export function checkPeers(resolve: (name: string) => string): void {
  const missing = PEERS.filter((name) => !isInstalled(name, resolve));
  if (missing.length === 0) return;
  throw new SimulatorError(
    `The constructs of cdk-lambda-workflows need ${missing.join(' and ')}: run 'npm install ${missing.join(' ')}'.`,
  );
}

function isInstalled(name: string, resolve: (name: string) => string): boolean {
  try {
    resolve(name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return false;
    throw error;
  }
}

checkPeers((name) => require.resolve(name));
