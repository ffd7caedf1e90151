// The services behind the endpoint. They share one port, and a request goes to the first service that claims it. To add
// one, add a file next to this one and a line here.
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
    sts(world, report),
  ];
}
