// The functions of CloudFormation: a new one is an entry of this table.
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { SimulatorError } from '../simulator-error';
import { NO_VALUE } from './pseudo-parameters';
import type { Place, Resolver } from './resolver';

type CloudFormationFunction = (args: Json, template: Resolver, place: Place) => Json;

export const FUNCTIONS: Readonly<Record<string, CloudFormationFunction>> = {
  'Fn::Base64': (args, template, place) => Buffer.from(template.resolveText(args, place)).toString('base64'),

  'Fn::GetAtt': (args, template, place) => {
    const [logicalId, ...attribute] = typeof args === 'string' ? args.split('.') : list(args, place);
    if (typeof logicalId !== 'string' || attribute.length === 0) {
      throw new SimulatorError(`${place}: Fn::GetAtt wants [logicalId, attribute], found ${JSON.stringify(args)}.`);
    }
    return template.attribute(logicalId, attribute.join('.'), place);
  },

  'Fn::Join': (args, template, place) => {
    const [separator, items] = list(args, place);
    const values = list(template.resolve(items ?? null, place), place);
    return values.map((value) => template.resolveText(value, place)).join(String(separator));
  },

  'Fn::Select': (args, template, place) => {
    const [index, items] = list(args, place);
    const values = list(template.resolve(items ?? null, place), place);
    const value = values[Number(template.resolveText(index ?? null, place))];
    if (value === undefined) {
      throw new SimulatorError(
        `${place}: Fn::Select wants number ${JSON.stringify(index)} of ${values.length} values.`,
      );
    }
    return value;
  },

  'Fn::Split': (args, template, place) => {
    const [separator, text] = list(args, place);
    return template.resolveText(text ?? null, place).split(String(separator));
  },

  'Fn::Sub': (args, template, place) => {
    const [text, variables] = typeof args === 'string' ? [args, {}] : (list(args, place) as [string, JsonObject]);
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (isObject(variables) && Object.hasOwn(variables, name)) return template.resolveText(variables[name]!, place);
      const [logicalId, ...attribute] = name.split('.');
      if (attribute.length > 0) return template.attribute(logicalId!, attribute.join('.'), place);
      const value = template.reference(name, place);
      return value === NO_VALUE ? '' : value;
    });
  },
};

function list(args: Json, place: Place): readonly Json[] {
  if (isArray(args)) return args;
  throw new SimulatorError(`${place}: expected a list, found ${JSON.stringify(args)}.`);
}
