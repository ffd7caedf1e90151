// The event of a LambdaTask's function, as far as its language and its resource limit it.
import { Token } from 'aws-cdk-lib';
import { InputType } from 'aws-cdk-lib/aws-stepfunctions';
import { invokesByArn, isJsonPath, pathOf, type AnyLambdaTask } from './lambda-invocation';

/**
 * What is wrong with a payload. `lambda:invoke` takes objects, lists and JSON text (aws-cdk#9181 shows its answer to a
 * number); a function's ARN as the resource takes only objects, as all Parameters do
 * (states-language.net, "Payload template").
 */
export function payloadProblem(props: AnyLambdaTask): string | undefined {
  if (!props.payload) return undefined;
  const { type, value } = props.payload as { readonly type: InputType; readonly value: unknown };
  if (typeof value === 'string') return Token.isUnresolved(value) ? pathProblem(props) : textProblem(value, props);
  if (type !== InputType.OBJECT || typeof value !== 'object' || value === null) {
    return `payload must be an object, a list or JSON text; found ${String(value)}. Put the value into an object.`;
  }
  return Array.isArray(value) && invokesByArn(props)
    ? 'payload is a list, but in JSONPath the event must be an object. Put the list into one.'
    : undefined;
}

function pathProblem(props: AnyLambdaTask): string | undefined {
  const path = pathOf(props.payload);
  if (path === undefined) return undefined; // only the deployment knows the text
  if (!isJsonPath(props)) {
    return `payload is the path ${path}, which only works in JSONPath. Write an expression, such as {% $states.input %}.`;
  }
  if (!invokesByArn(props)) return undefined;
  if (!path.startsWith('$')) {
    return `payload is ${path}, which JSONPath takes only inside of an object. Put it into one.`;
  }
  return props.inputPath === undefined
    ? undefined
    : 'payload and inputPath both choose a part of the input. Remove one of them.';
}

function textProblem(text: string, props: AnyLambdaTask): string | undefined {
  if (!isJsonPath(props) && /^\{%[\s\S]*%\}$/.test(text)) return undefined;
  if (invokesByArn(props)) {
    return `payload is the text '${text}', but in JSONPath the event must be an object. Put the text into one.`;
  }
  return isJsonText(text)
    ? undefined
    : `payload is the text '${text}', which Lambda refuses because it is not JSON. Put it into an object, or write JSON text.`;
}

export function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
