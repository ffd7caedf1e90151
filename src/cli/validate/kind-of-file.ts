// Recognizes definitions and templates among other JSON and YAML files, by their contents.
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, typeOf, type Json } from '../../json/json';
import { sourceText, tryReadFile, valueOf } from '../../templates/sources/files';

/** The extensions of files that a search looks into. */
const ENDING = /\.(?:json|ya?ml|template)$/i;
/** A definition by its name, even if its contents are not. */
const DEFINITION_NAME = /\.asl\.(?:json|ya?ml)$/i;

const OF_DEFINITION = /StartAt|States/;
/** Templates without state machines and without templates inside are left alone. */
const OF_TEMPLATE =
  /AWS::(?:StepFunctions::StateMachine|Serverless::(?:StateMachine|Application)|CloudFormation::Stack)/;

const STATE_TYPES = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];

/** Whether a file that a search found is to be checked. One that cannot be read is, so that the reason is reported. */
export function isChecked(path: string): boolean {
  if (!ENDING.test(path) || !isFile(path)) return false;
  if (DEFINITION_NAME.test(path)) return true;
  let text: string;
  try {
    text = looseText(readFileSync(path));
  } catch {
    return true;
  }
  const [mentionsDefinition, mentionsTemplate] = [OF_DEFINITION.test(text), OF_TEMPLATE.test(text)];
  if (!mentionsDefinition && !mentionsTemplate) return false;
  const value = valueIn(path, text);
  if (value === undefined) return mentionsTemplate || (/\bStartAt\b/.test(text) && /\bStates\b/.test(text));
  return isDefinition(value) || (mentionsTemplate && isTemplate(value));
}

/**
 * For a file that was named: JSON of another kind, such as package.json, is not read as a definition with many mistakes.
 * @throws SimulatorError that says what the file is
 */
export function refuseOtherFiles(path: string): void {
  const text = DEFINITION_NAME.test(path) || !isFile(path) ? undefined : tryReadFile(path);
  // An empty file is a definition with nothing in it.
  if (text === undefined || text.trim() === '') return;
  // A file that does not parse is reported with its error. Files such as tsconfig.json may have comments.
  const value = valueIn(path, text) ?? valueIn(path, withoutComments(text));
  if (value === undefined || isTemplate(value) || hasPartOfDefinition(value)) return;
  throw new SimulatorError(
    `Cannot validate ${path}: expected a definition (an object with StartAt and States), a template (an object with ` +
      `Resources) or a folder; found ${contentsOf(path, value)}.`,
  );
}

function contentsOf(path: string, value: Json): string {
  if (!isObject(value)) return typeOf(value) === 'array' ? 'a list' : `a value of type ${typeOf(value)}`;
  if (member(value, 'StateMachines') !== undefined && member(value, 'MockedResponses') !== undefined) {
    return 'a mock configuration, which cdk-lambda-workflows test runs';
  }
  if (basename(path) === 'manifest.json' && member(value, 'artifacts') !== undefined) {
    return `the manifest of the cloud assembly ${dirname(path)}, which can be validated as a folder`;
  }
  const names = Object.keys(value);
  if (names.length === 0) return 'an empty object';
  const more = names.length > 4 ? ` and ${names.length - 4} more` : '';
  return `an object with ${names.slice(0, 4).join(', ')}${more}`;
}

function isDefinition(value: Json): boolean {
  if (!isObject(value) || member(value, 'Resources') !== undefined) return false;
  const states = member(value, 'States');
  if (typeof member(value, 'StartAt') === 'string') return true;
  return isObject(states) && Object.values(states).length > 0 && Object.values(states).every(isState);
}

function isState(value: Json): boolean {
  return isObject(value) && STATE_TYPES.includes(member(value, 'Type') as string);
}

function hasPartOfDefinition(value: Json): boolean {
  return isObject(value) && ['StartAt', 'States'].some((name) => member(value, name) !== undefined);
}

function isTemplate(value: Json): boolean {
  return isObject(value) && member(value, 'Resources') !== undefined;
}

/** Undefined for a text that does not parse, or is too large to be parsed. */
function valueIn(path: string, text: string): Json | undefined {
  try {
    return valueOf(sourceText(path, text));
  } catch {
    return undefined;
  }
}

/** Comments and commas at the end of lists, which some tools allow in JSON. Strings stay as they are. */
function withoutComments(text: string): string {
  const string = /"(?:[^"\\]|\\[^])*(?:"|$)/.source;
  return text
    .replace(new RegExp(`${string}|//[^\\n]*|/\\*[^]*?(?:\\*/|$)`, 'g'), (part) => (part.startsWith('"') ? part : ''))
    .replace(new RegExp(`${string}|,(?=\\s*[}\\]])`, 'g'), (part) => (part === ',' ? '' : part));
}

/** Enough to recognize a file in another encoding, which is refused when it is read. */
function looseText(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le').slice(1);
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
