// The services behind the endpoint, in the order in which they are asked: a new one is a file beside this one and a line
// here. They share one port; a request goes to the first that claims it.
import { lambda } from './lambda';
import { logs } from './logs';
import type { Service } from './service';
import { simulation } from './simulation';
import { stepFunctions } from './step-functions';
import { sts } from './sts';
import type { World } from '../world';

export function servicesOf(world: World, report: (error: unknown) => void): readonly Service[] {
  return [
    simulation(world, report),
    stepFunctions(world, report),
    logs(world, report),
    lambda(world, report),
    sts(world),
  ];
}
