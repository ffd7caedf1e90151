// Packs the IAM actions of operations, and the resources of IAM actions, into data/iam-actions.bin, which src/permissions/reference reads.
import { operationsOf, type Links, type OperationsOfService } from './operations';
import type { Reference, ReferenceService } from './reference';
import type { Model } from '../models/botocore';
import { packTexts } from '../models/pack';

const CHUNK = 40_000;
const ARN = 'arn:${Partition}:';

/**
 * `Action;types;dependent actions` a line: types by their number, with `?` behind those that a request need not name. Behind an
 * empty line `type=ARN`, a line each.
 */
function referenceText({ prefix, actions, resourceTypes }: ReferenceService): string {
  const numbers = new Map(resourceTypes.map(({ key }, index) => [key.toLowerCase(), index]));
  const lines = actions.map((action) => {
    const types = action.resourceTypes.flatMap(({ name, required }) => {
      const number = numbers.get(name.toLowerCase());
      return number === undefined ? [] : [`${number}${required ? '' : '?'}`];
    });
    const dependent = [...action.dependentActions, ...action.resourceTypes.flatMap((type) => type.dependentActions)];
    return [action.name, types.join(','), [...new Set(dependent)].join(',')].join(';').replace(/;+$/, '');
  });
  const types = resourceTypes.map(({ key, arn }) => {
    if (!arn.startsWith(ARN)) throw new Error(`The ARN of ${prefix}'s ${key} has another form: ${arn}`);
    return `${key}=${arn.slice(ARN.length)}`;
  });
  return [...lines, '', ...types].join('\n');
}

/** The prefixes, then `Operation=actions` a line. */
function operationsText({ prefixes, others }: OperationsOfService): string {
  return [prefixes.join(','), ...[...others].map(([operation, actions]) => `${operation}=${actions}`)].join('\n');
}

export interface Sources {
  readonly models: readonly Model[];
  readonly reference: Reference;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly links: Links;
  /** Versions of all of these, for people. */
  readonly text: string;
}

export function iamFile({ models, reference, prefixes, links, text }: Sources) {
  const services = new Map(
    models.map((model) => {
      const found = operationsOf(model, reference, prefixes, links);
      return [found.service, found] as const;
    }),
  );
  const file = packTexts(
    [
      ['source', text],
      ...[...services.values()].map((found) => [`sdk/${found.service}`, operationsText(found)] as const),
      ...[...reference.services.values()].map((service) => [`iam/${service.prefix}`, referenceText(service)] as const),
    ],
    CHUNK,
  );
  const unknown = [...services.values()].flatMap(({ service, others }) =>
    [...others].filter(([, actions]) => actions === '?').map(([operation]) => `${service}:${operation}`),
  );
  return { file, services: services.size, prefixes: reference.services.size, unknown };
}
