// What a SAM connector from a state machine allows, as aws-sam-translator has it; `npm run iam` writes it to data/sam-policies.bin.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
import { samPolicyText } from './policy-templates';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';

/** The types that SAM makes of its own. */
const EXPANDED: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
};

/** The end of a connector: its type, and its properties as `%{Destination.Arn}` refers to them. */
export interface ConnectorEnd {
  readonly type: string;
  property(name: string): Json | undefined;
}

/** The statements for `Read` or `Write`; empty for a destination or a permission that the connector does not have. */
export function connectorStatements({ type, property }: ConnectorEnd, permission: string): readonly JsonObject[] {
  const text = samPolicyText(`connector/${EXPANDED[type] ?? type}/${permission}`);
  if (text === undefined) return [];
  return filled(JSON.parse(text) as Json, property) as unknown as readonly JsonObject[];
}

function filled(value: Json, property: ConnectorEnd['property']): Json {
  if (isArray(value)) return value.map((each) => filled(each, property));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, property)]));
  }
  if (typeof value !== 'string' || !/[%$]\{/.test(value)) return value;
  const variables: Record<string, Json> = {};
  const written = value.replace(/%\{Destination\.(\w+)\}/g, (_, name: string) => {
    variables[name] = property(name) ?? '';
    return `\${${name}}`;
  });
  return { 'Fn::Sub': [written, variables] };
}
