// The output formats of scaffold: JSON, a test in TypeScript, and a mock configuration.
import { isDeepStrictEqual } from 'node:util';
import { asMockConfig } from './mock-config';
import type { Subject } from './subject';
import { asTest } from './typescript';
import { prettyText } from '../../json/text';
import { INPUT, OBJECTS } from '../../simulator/mocks/json-mocks';

export const FORMATS: Readonly<Record<string, (subject: Subject) => string>> = {
  json: asJson,
  ts: asTest,
  'mock-config': asMockConfig,
};

function asJson({ plan: { input, s3, answers } }: Subject): string {
  const mocks = Object.entries(answers).map(([name, answer]) => [name, { returns: answer }] as const);
  const content = {
    ...(!isDeepStrictEqual(input, {}) && { [INPUT]: input }),
    ...(Object.keys(s3).length > 0 && { [OBJECTS]: { ...s3 } }),
    ...Object.fromEntries(mocks),
  };
  return `${prettyText(content)}\n`;
}
